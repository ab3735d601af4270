package chat.parley.transport.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads a line of InfluxDB's line protocol: {@code measurement[,tag=value…] field=value[,…]
 * [timestamp]}. In names and tags a backslash stands before a comma, an equals sign or a space that
 * separates nothing, and else for itself.
 */
final class PointReader {
  /** No number needs more, and longer ones only cost time. */
  private static final int LONGEST_NUMBER = 64;

  private static final int MOST_FIELDS = 500;
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}i");
  private static final Pattern UNSIGNED = Pattern.compile("[0-9]{1,20}u");
  private static final Pattern YES = Pattern.compile("t|T|true|True|TRUE");
  private static final Pattern NO = Pattern.compile("f|F|false|False|FALSE");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]++(\\.[0-9]*+)?|\\.[0-9]++)([eE][-+]?[0-9]++)?");
  private static final Pattern TIME = Pattern.compile("-?[0-9]{1,19}");

  private final String text;
  private int at;

  private PointReader(String text) {
    this.text = text;
  }

  /**
   * @throws Refusal when it is no such line, or holds no number
   */
  static Point read(String line) {
    return new PointReader(line.strip()).point();
  }

  private Point point() {
    String measurement = word(",", "A line begins with a measurement.");
    Map<String, String> tags = new LinkedHashMap<>();
    while (skip(',')) {
      String key = word("=,", "A tag has a name.");
      need('=', "A tag has a value: name=value");
      if (tags.put(key, word(",=", "A tag has a value: name=value")) != null) {
        throw wrong("A tag stands there twice.");
      }
    }
    need(' ', "Behind measurement and tags come a space and fields.");
    spaces();
    Map<String, Double> fields = fields();
    spaces();
    OptionalLong time = at < text.length() ? time(text.substring(at)) : OptionalLong.empty();
    return new Point(measurement, tags, fields, time);
  }

  private Map<String, Double> fields() {
    Map<String, Double> fields = new LinkedHashMap<>();
    int count = 0;
    do {
      String key = word("=,", "A field has a name.");
      need('=', "A field has a value: name=value");
      if (skip('"')) {
        passText();
      } else {
        fields.put(key, number(token()));
      }
      if (++count > MOST_FIELDS) {
        throw wrong("A line has at most " + MOST_FIELDS + " fields.");
      }
    } while (skip(','));
    if (at < text.length() && text.charAt(at) != ' ') {
      throw wrong("Behind a text comes a comma or a space.");
    }
    if (fields.isEmpty()) {
      throw wrong("A board holds numbers, and this line has only texts.");
    }
    return fields;
  }

  private boolean skip(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private void need(char wanted, String otherwise) {
    if (!skip(wanted)) {
      throw wrong(otherwise);
    }
  }

  private void spaces() {
    while (skip(' ')) {
      // one is enough, but more are no fault
    }
  }

  /** Up to a space or another of these that is not escaped. */
  private String word(String stops, String otherwise) {
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == ' ' || stops.indexOf(next) >= 0) {
        break;
      }
      if (next == '\\' && at + 1 < text.length() && ",= ".indexOf(text.charAt(at + 1)) >= 0) {
        at++;
        next = text.charAt(at);
      }
      word.append(next);
      at++;
    }
    if (word.length() == 0) {
      throw wrong(otherwise);
    }
    return word.toString();
  }

  private void passText() {
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw wrong("A text in quotes has no end.");
    }
    at++;
  }

  private String token() {
    int from = at;
    while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ' ') {
      at++;
    }
    return text.substring(from, at);
  }

  private static double number(String token) {
    if (token.length() <= LONGEST_NUMBER) {
      if (WHOLE.matcher(token).matches() || UNSIGNED.matcher(token).matches()) {
        return Double.parseDouble(token.substring(0, token.length() - 1));
      }
      if (YES.matcher(token).matches()) {
        return 1;
      }
      if (NO.matcher(token).matches()) {
        return 0;
      }
      if (DECIMAL.matcher(token).matches()) {
        return finite(Double.parseDouble(token));
      }
    }
    throw wrong("A field is a number, true, false, or a text in quotes.");
  }

  private static double finite(double number) {
    if (Double.isInfinite(number)) {
      throw wrong("A number is too large.");
    }
    return number;
  }

  private static OptionalLong time(String given) {
    try {
      if (TIME.matcher(given).matches()) {
        return OptionalLong.of(Long.parseLong(given));
      }
    } catch (NumberFormatException tooLarge) {
      // it is as wrong as letters
    }
    throw wrong("A line ends with a time since 1970, or behind its fields.");
  }

  private static Refusal wrong(String detail) {
    return new Refusal(Problem.BAD_REQUEST.refused(detail));
  }
}
