package chat.parley.message;

import chat.parley.access.User;
import chat.parley.protocol.Weight;
import chat.parley.room.DirectRoom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a message refers to.
 *
 * @param reply the seq of the message it answers, in the same room
 * @param root the seq of the first message of the thread that it belongs to by its reply
 * @param quote what that message says, as of when this was read
 * @param forwarded where it was said first
 * @param files what it brings
 */
public record Links(
    OptionalLong reply,
    OptionalLong root,
    Optional<Quote> quote,
    Optional<Forwarded> forwarded,
    List<Attachment> files) {

  public static final Links NONE =
      new Links(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());

  private static final int FORWARDED_BYTES = 200;

  /** Without files. */
  public Links(
      OptionalLong reply, OptionalLong root, Optional<Quote> quote, Optional<Forwarded> forwarded) {
    this(reply, root, quote, forwarded, List.of());
  }

  /** Only these files. */
  public static Links files(List<Attachment> files) {
    return files(OptionalLong.empty(), files);
  }

  /** With an answer to one message, of which nothing else is known. */
  public static Links files(OptionalLong reply, List<Attachment> files) {
    return new Links(reply, OptionalLong.empty(), Optional.empty(), Optional.empty(), files);
  }

  /** To one message, of which nothing else is known. */
  public static Links reply(OptionalLong seq) {
    return seq.isEmpty()
        ? NONE
        : new Links(seq, OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The beginning of the message that another one answers.
   *
   * @param text at most {@value #CHARACTERS} characters
   * @param deleted whether it says nothing any more
   */
  public record Quote(long seq, User from, String text, boolean deleted) {
    public static final int CHARACTERS = 200;

    private static final User NOBODY = new User("", "", true);

    /** Of a message that is not there any more. */
    public static Quote gone(long seq) {
      return new Quote(seq, NOBODY, "", true);
    }

    public static Quote of(long seq, User from, String text, boolean deleted) {
      int most = Math.min(text.codePointCount(0, text.length()), CHARACTERS);
      return new Quote(seq, from, text.substring(0, text.offsetByCodePoints(0, most)), deleted);
    }
  }

  /**
   * Where a message was said that somebody has passed on.
   *
   * @param room {@value #PRIVATE} for one between two people, whose room tells who they are
   * @param seq then 0
   */
  public record Forwarded(String room, long seq, User from, long ts) {
    private static final String PRIVATE = "direct";

    static Forwarded of(Message message) {
      boolean direct = DirectRoom.isDirect(message.room());
      return new Forwarded(
          direct ? PRIVATE : message.room(),
          direct ? 0 : message.seq(),
          message.from(),
          message.ts());
    }
  }

  int weight() {
    return quote.map(quoted -> FORWARDED_BYTES + Weight.of(quoted.text())).orElse(0)
        + (forwarded.isPresent() ? FORWARDED_BYTES : 0)
        + files.stream().mapToInt(Attachment::weight).sum();
  }
}
