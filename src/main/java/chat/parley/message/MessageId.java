package chat.parley.message;

import java.util.Optional;

/**
 * Names a message: its room and its number there, spelled {@code lobby:12}.
 *
 * @param seq its number among the room's messages
 */
public record MessageId(String room, long seq) {
  private static final int MOST_DIGITS = 16;

  /** Reads {@code room:seq}; the room's own name may hold colons. */
  public static Optional<MessageId> parse(String text) {
    int colon = text.lastIndexOf(':');
    String digits = text.substring(colon + 1);
    boolean number =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    return colon > 0 && number
        ? Optional.of(new MessageId(text.substring(0, colon), Long.parseLong(digits)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return room + ":" + seq;
  }
}
