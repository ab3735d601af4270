package chat.parley.message;

import chat.parley.access.User;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a message since it was said.
 *
 * @param reactions in the order in which their emoji came first
 * @param open whether its sender goes on writing it
 */
public record MessageState(
    Optional<Edited> edited,
    Optional<Deleted> deleted,
    List<Reactions> reactions,
    boolean pinned,
    Optional<Thread> thread,
    boolean open) {

  /** Nothing. */
  public static final MessageState NONE =
      new MessageState(
          Optional.empty(), Optional.empty(), List.of(), false, Optional.empty(), false);

  /** Nothing but that it is being written. */
  public static final MessageState OPEN =
      new MessageState(
          Optional.empty(), Optional.empty(), List.of(), false, Optional.empty(), true);

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

  MessageState with(List<Reactions> reactions) {
    return new MessageState(edited, deleted, reactions, pinned, thread, open);
  }

  int weight() {
    return reactions.stream()
        .mapToInt(reaction -> REACTION_BYTES + USER_BYTES * reaction.users().size())
        .sum();
  }
}
