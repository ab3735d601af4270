package chat.parley.transport.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;

/**
 * Reads the number of a field of line protocol: {@code 1.5e3}, {@code -7i}, {@code 7u} or {@code
 * true}. By hand, for hundreds of thousands come in a second.
 */
final class PointNumber {
  /** No number needs more, and longer ones only cost time. */
  private static final int LONGEST = 64;

  private static final int WHOLE_DIGITS = 19;
  private static final int UNSIGNED_DIGITS = 20;

  private final String text;
  private int at;

  private PointNumber(String text) {
    this.text = text;
  }

  /**
   * @throws Refusal when it is none, or too large
   */
  static double read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw wrong();
    }
    return switch (text) {
      case "t", "T", "true", "True", "TRUE" -> 1;
      case "f", "F", "false", "False", "FALSE" -> 0;
      default -> new PointNumber(text).number();
    };
  }

  private double number() {
    int end = text.length() - 1;
    char last = text.charAt(end);
    if (last == 'i') {
      skip("-");
      return whole(end, WHOLE_DIGITS);
    }
    if (last == 'u') {
      return whole(end, UNSIGNED_DIGITS);
    }
    if (!decimal()) {
      throw wrong();
    }
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number)) {
      throw new Refusal(Problem.BAD_REQUEST.refused("A number is too large."));
    }
    return number;
  }

  private double whole(int end, int most) {
    int digits = digits();
    if (digits == 0 || digits > most || at != end) {
      throw wrong();
    }
    return Double.parseDouble(text.substring(0, end));
  }

  /** A sign, digits with a point among them, and maybe an exponent; nothing else. */
  private boolean decimal() {
    skip("-+");
    int digits = digits();
    if (skip(".")) {
      digits += digits();
    }
    if (digits > 0 && skip("eE")) {
      skip("-+");
      digits = digits();
    }
    return digits > 0 && at == text.length();
  }

  private boolean skip(String any) {
    boolean there = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
    if (there) {
      at++;
    }
    return there;
  }

  private int digits() {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  private static Refusal wrong() {
    return new Refusal(
        Problem.BAD_REQUEST.refused("A field is a number, true, false, or a text in quotes."));
  }
}
