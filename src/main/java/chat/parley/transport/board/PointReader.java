package chat.parley.transport.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads a line of InfluxDB's line protocol: {@code measurement[,tag=value…] field=value[,…]
 * [timestamp]}. In names and tags a backslash stands before a comma, an equals sign or a space that
 * separates nothing, and else for itself.
 */
final class PointReader {
  private static final int MOST_FIELDS = 500;
  private static final int TIME_DIGITS = 19;

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
        fields.put(key, PointNumber.read(token()));
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
    int from = at;
    boolean escapes = false;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == ' ' || stops.indexOf(next) >= 0) {
        break;
      }
      if (next == '\\' && escaped(at + 1)) {
        escapes = true;
        at++;
      }
      at++;
    }
    if (at == from) {
      throw wrong(otherwise);
    }
    return escapes ? unescaped(from) : text.substring(from, at);
  }

  private boolean escaped(int place) {
    return place < text.length() && ",= ".indexOf(text.charAt(place)) >= 0;
  }

  private String unescaped(int from) {
    StringBuilder word = new StringBuilder();
    for (int n = from; n < at; n++) {
      if (text.charAt(n) == '\\' && escaped(n + 1)) {
        n++;
      }
      word.append(text.charAt(n));
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

  private static OptionalLong time(String given) {
    int from = given.charAt(0) == '-' ? 1 : 0;
    int digits = given.length() - from;
    if (digits > 0 && digits <= TIME_DIGITS && digits(given, from)) {
      try {
        return OptionalLong.of(Long.parseLong(given));
      } catch (NumberFormatException tooLarge) {
        // it is as wrong as letters
      }
    }
    throw wrong("A line ends with a time since 1970, or behind its fields.");
  }

  /** Those of other scripts are none here. */
  private static boolean digits(String given, int from) {
    for (int n = from; n < given.length(); n++) {
      if (given.charAt(n) < '0' || given.charAt(n) > '9') {
        return false;
      }
    }
    return true;
  }

  private static Refusal wrong(String detail) {
    return new Refusal(Problem.BAD_REQUEST.refused(detail));
  }
}
