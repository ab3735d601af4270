package chat.parley.transport.file;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What part of a file somebody wants (RFC 9110, 14.1.2): one range of bytes. Several at once are
 * answered with the whole, as a server may.
 *
 * @param first its first byte; nothing for the last {@code last} bytes
 * @param last its last byte; nothing for the rest
 */
record ByteRange(OptionalLong first, OptionalLong last) {
  private static final String BYTES = "bytes=";
  private static final Pattern NUMBER = Pattern.compile("\\d{0,18}");

  /** Whoever asks for as much as this wants to follow (RFC 8673, 2.1). */
  private static final long VERY_LARGE = 1L << 50;

  /** Nothing when there is none, or one that is to be passed over. */
  static Optional<ByteRange> read(String header) {
    int dash = header.indexOf('-');
    if (!header.startsWith(BYTES) || dash < 0) {
      return Optional.empty();
    }
    String from = header.substring(BYTES.length(), dash).strip();
    String to = header.substring(dash + 1).strip();
    if (!NUMBER.matcher(from).matches()
        || !NUMBER.matcher(to).matches()
        || from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    ByteRange range = new ByteRange(number(from), number(to));
    boolean backwards =
        range.first.isPresent() && range.last.orElse(Long.MAX_VALUE) < range.first.getAsLong();
    return backwards ? Optional.empty() : Optional.of(range);
  }

  private static OptionalLong number(String digits) {
    return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
  }

  /** Whether it goes on for as long as the file grows. */
  boolean follows() {
    return first.isPresent() && last.orElse(0) >= VERY_LARGE;
  }

  /** Whether it needs to be known where the file ends. */
  boolean fromEnd() {
    return first.isEmpty();
  }

  /** Where it begins in a file of this size; nothing when it is not in it. */
  OptionalLong from(long size) {
    long from = first.orElseGet(() -> Math.max(0, size - last.getAsLong()));
    boolean nothing = first.isEmpty() && last.getAsLong() == 0;
    return from < size && !nothing ? OptionalLong.of(from) : OptionalLong.empty();
  }

  /** Its last byte in a file of this size. */
  long to(long size) {
    return first.isEmpty() ? size - 1 : Math.min(last.orElse(Long.MAX_VALUE), size - 1);
  }
}
