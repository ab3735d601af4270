package chat.parley.message.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts what somebody typed into its parts: words, quotations, and {@code name:value}. */
final class QueryWords {
  private static final String OPENING = "\"“”„「『«";
  private static final String CLOSING = "\"“”」』»";
  private static final String COLONS = ":：";

  /**
   * One part.
   *
   * @param filter the name before a colon, in small letters; none before a quotation, or where the
   *     name is not one of those known
   * @param without whether there is a minus before it
   */
  record Part(Optional<String> filter, String text, boolean without) {}

  private final String typed;
  private final List<Part> parts = new ArrayList<>();
  private int at;

  private QueryWords(String typed) {
    this.typed = typed;
  }

  static List<Part> of(String typed) {
    return new QueryWords(typed).cut();
  }

  private List<Part> cut() {
    while (skipSpace()) {
      boolean without = typed.charAt(at) == '-' && at + 1 < typed.length() && !space(at + 1);
      if (without) {
        at++;
      }
      Optional<String> filter = filter();
      parts.add(new Part(filter, value(filter.isPresent()), without));
    }
    return List.copyOf(parts);
  }

  private boolean skipSpace() {
    while (at < typed.length() && space(at)) {
      at++;
    }
    return at < typed.length();
  }

  private boolean space(int index) {
    char unit = typed.charAt(index);
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit < ' ';
  }

  private Optional<String> filter() {
    int end = at;
    while (end < typed.length() && asciiLetter(typed.charAt(end))) {
      end++;
    }
    if (end == typed.length() || COLONS.indexOf(typed.charAt(end)) < 0) {
      return Optional.empty();
    }
    Optional<String> known = QueryReader.known(typed.substring(at, end));
    if (known.isPresent()) {
      at = end + 1;
    }
    return known;
  }

  private static boolean asciiLetter(char unit) {
    return unit >= 'a' && unit <= 'z' || unit >= 'A' && unit <= 'Z';
  }

  /** A quote that is left open goes to the end. */
  private String value(boolean ofFilter) {
    if (at < typed.length() && OPENING.indexOf(typed.charAt(at)) >= 0) {
      int from = ++at;
      while (at < typed.length() && CLOSING.indexOf(typed.charAt(at)) < 0) {
        at++;
      }
      int end = at;
      at = Math.min(typed.length(), at + 1);
      return typed.substring(from, end);
    }
    int from = at;
    while (at < typed.length() && !space(at) && (ofFilter || typed.charAt(at) != '"')) {
      at++;
    }
    return typed.substring(from, at);
  }
}
