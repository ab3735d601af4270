package chat.parley.bench.load;

import io.netty.buffer.ByteBuf;

/**
 * What a speaker says, in digits at fixed places behind a mark, so that a reader finds it in any
 * frame without parsing: {@code ^sssss:nnnnnnnn:tttttttttttttt and some words}.
 */
final class Payload {
  static final byte MARK = '^';
  private static final int SPEAKER = 1;
  private static final int SPEAKER_DIGITS = 5;
  private static final int NUMBER = SPEAKER + SPEAKER_DIGITS + 1;
  private static final int NUMBER_DIGITS = 8;
  private static final int DUE = NUMBER + NUMBER_DIGITS + 1;
  private static final int DUE_DIGITS = 14;
  private static final String WORDS = " a message of quite ordinary length, as people write ";

  private Payload() {}

  /**
   * @param due the moment from which its latency counts, in nanoseconds of the run
   * @param length of the whole, at least 30
   */
  static String of(int speaker, int number, long due, int length) {
    StringBuilder text = new StringBuilder(length).append((char) MARK);
    digits(text, speaker, SPEAKER_DIGITS);
    digits(text.append(':'), number, NUMBER_DIGITS);
    digits(text.append(':'), due, DUE_DIGITS);
    while (text.length() < length) {
      text.append(WORDS, 0, Math.min(WORDS.length(), length - text.length()));
    }
    return text.toString();
  }

  private static void digits(StringBuilder text, long value, int count) {
    String plain = Long.toString(value);
    text.append("0".repeat(count - plain.length())).append(plain);
  }

  static int speaker(ByteBuf frame, int mark) {
    return (int) value(frame, mark + SPEAKER, SPEAKER_DIGITS);
  }

  static int number(ByteBuf frame, int mark) {
    return (int) value(frame, mark + NUMBER, NUMBER_DIGITS);
  }

  static long due(ByteBuf frame, int mark) {
    return value(frame, mark + DUE, DUE_DIGITS);
  }

  private static long value(ByteBuf frame, int from, int count) {
    long value = 0;
    for (int index = from; index < from + count; index++) {
      value = value * 10 + frame.getByte(index) - '0';
    }
    return value;
  }
}
