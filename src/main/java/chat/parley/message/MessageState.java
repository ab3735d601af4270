package chat.parley.message;

import chat.parley.access.User;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a message since it was said.
 *
 * @param reactions in the order in which their emoji came first
 * @param open whether its sender goes on writing it
 * @param ended why it is not whole, if it was written word by word and nobody has edited it since
 */
public record MessageState(
    Optional<Edited> edited,
    Optional<Deleted> deleted,
    List<Reactions> reactions,
    boolean pinned,
    Optional<Thread> thread,
    boolean open,
    Optional<Ended> ended) {

  /** Nothing. */
  public static final MessageState NONE =
      new MessageState(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false,
          Optional.empty(),
          false,
          Optional.empty());

  /** Nothing but that it is being written. */
  public static final MessageState OPEN =
      new MessageState(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          false,
          Optional.empty(),
          true,
          Optional.empty());

  private static final int REACTION_BYTES = 60;
  private static final int USER_BYTES = 90;

  /**
   * It was changed.
   *
   * @param n how many times
   * @param ts when last; milliseconds since 1970, UTC
   */
  public record Edited(long n, long ts) {}

  /** It was taken back. */
  public record Deleted(User by, long ts) {}

  /**
   * Who has reacted with one emoji.
   *
   * @param mine whether the reader is among them
   * @param users the first of them, at most {@value #NAMED}
   */
  public record Reactions(String emoji, long count, boolean mine, List<User> users) {
    public static final int NAMED = 5;
  }

  /**
   * Others have answered it, or have answered those.
   *
   * @param count of all these
   * @param last the seq of the last one
   */
  public record Thread(long count, long last) {}

  /**
   * It was not written to its end.
   *
   * @param by who stopped it, or whose it is
   */
  public record Ended(Alteration.End end, User by) {}

  MessageState with(List<Reactions> reactions) {
    return new MessageState(edited, deleted, reactions, pinned, thread, open, ended);
  }

  int weight() {
    return reactions.stream()
        .mapToInt(reaction -> REACTION_BYTES + USER_BYTES * reaction.users().size())
        .sum();
  }
}
