package chat.parley.document.yjs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON exactly as JSON.parse of a browser does: what this takes does not throw there. */
final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /** As an object of Java: text, number, boolean, list, map or {@link Nothing#NULL}. */
  static Object read(String text, int depth) {
    Json json = new Json(text);
    Object value = json.value(depth);
    json.space();
    if (json.at < text.length()) {
      throw malformed();
    }
    return value;
  }

  private Object value(int depth) {
    space();
    return switch (peek()) {
      case '{' -> object(Any.within(depth));
      case '[' -> array(Any.within(depth));
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", Nothing.NULL);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    at++;
    if (ends('}')) {
      return object;
    }
    do {
      space();
      String key = Reader.checked(string());
      space();
      expect(':');
      object.put(key, value(depth));
    } while (goesOn('}'));
    return object;
  }

  private List<Object> array(int depth) {
    List<Object> array = new ArrayList<>();
    at++;
    if (ends(']')) {
      return array;
    }
    do {
      array.add(value(depth));
    } while (goesOn(']'));
    return array;
  }

  private boolean ends(char end) {
    space();
    if (peek() == end) {
      at++;
      return true;
    }
    return false;
  }

  private boolean goesOn(char end) {
    if (ends(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (true) {
      char next = take();
      if (next == '"') {
        return string.toString();
      }
      if (next < ' ') {
        throw malformed();
      }
      string.append(next == '\\' ? escaped() : next);
    }
  }

  private char escaped() {
    char next = take();
    return switch (next) {
      case '"', '\\', '/' -> next;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
      default -> throw malformed();
    };
  }

  private int hex() {
    char next = take();
    int digit = next < 0x80 ? Character.digit(next, 16) : -1;
    if (digit < 0) {
      throw malformed();
    }
    return digit;
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw malformed();
    }
    at += word.length();
    return value;
  }

  /** A double, as all numbers of JavaScript; a long where it is the same. */
  private Object number() {
    int start = at;
    accept('-');
    if (!accept('0')) {
      digits();
    }
    if (accept('.')) {
      digits();
    }
    if (accept('e') || accept('E')) {
      if (!accept('+')) {
        accept('-');
      }
      digits();
    }
    double number = Double.parseDouble(text.substring(start, at));
    return Numbers.plain(number);
  }

  private void digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw malformed();
    }
  }

  private boolean accept(char wanted) {
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw malformed();
    }
    return text.charAt(at);
  }

  private char take() {
    char next = peek();
    at++;
    return next;
  }

  private void expect(char wanted) {
    if (take() != wanted) {
      throw malformed();
    }
  }

  private static MalformedUpdate malformed() {
    return new MalformedUpdate("JSON that is none");
  }
}
