package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a poll by the message that asks it. Its board is called {@code poll.12}: no other board can
 * be called so.
 *
 * @param seq that of the message in its room
 */
public record PollName(String room, long seq) {
  /** By which its votes are told: the only one of its board. */
  public static final MetricName METRIC = new MetricName("votes");

  private static final Pattern NAME = Pattern.compile("poll\\.([1-9][0-9]{0,15})");

  public static Optional<PollName> of(BoardName board) {
    Matcher name = NAME.matcher(board.name());
    return name.matches()
        ? Optional.of(new PollName(board.room(), Long.parseLong(name.group(1))))
        : Optional.empty();
  }

  public BoardName board() {
    return new BoardName(room, "poll." + seq);
  }

  /** What is said when it is not there, or no more. */
  static Refusal gone() {
    return new Refusal(Problem.NO_SUCH_MESSAGE.refusedFor("board", "There is no such poll."));
  }
}
