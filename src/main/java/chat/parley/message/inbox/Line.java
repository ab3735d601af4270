package chat.parley.message.inbox;

import chat.parley.access.User;
import chat.parley.protocol.Weight;
import java.util.Optional;

/**
 * A room in a person's list, as the store has it.
 *
 * @param pos the last entry of its log
 * @param ts when the last message came, milliseconds since 1970; 0 if none did
 * @param other by which name the other one of a direct room has spoken
 */
public record Line(
    String room,
    long pos,
    long ts,
    Place place,
    Optional<Last> last,
    boolean draft,
    Optional<String> other) {

  /** Most characters of the last message's text. */
  public static final int TEXT = 120;

  private static final int ENVELOPE = 240;

  /** Bytes of JSON that it takes, about. */
  public int weight() {
    return ENVELOPE
        + Weight.of(room)
        + last.map(said -> Weight.of(said.text()) + Weight.of(said.from().name())).orElse(0);
  }

  /**
   * The last message of a room.
   *
   * @param text as it is now, at most {@link #TEXT} characters of it
   */
  public record Last(long seq, User from, String text, long ts, boolean deleted) {}
}
