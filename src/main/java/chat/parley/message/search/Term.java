package chat.parley.message.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What a message must hold: some units, one right after the other. A quotation is one, and so is
 * whatever is written without a space, such as {@code 192.168.0.1} or a sentence of Chinese.
 */
public record Term(List<Unit> units) {

  public Term {
    units = List.copyOf(units);
  }

  /** The words of the index that a message has which holds it. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      boolean paired = i > 0 && unit.pairsWith(units.get(i - 1));
      boolean pairs = i + 1 < units.size() && units.get(i + 1).pairsWith(unit);
      if (paired) {
        words.add(units.get(i - 1).text() + unit.text());
      } else if (!pairs) {
        words.add(unit.text());
      }
    }
    return words;
  }

  /** Whether whatever has its words holds it, so that nobody has to look. */
  boolean exact() {
    return units.size() == 1 || units.size() == 2 && units.get(1).pairsWith(units.get(0));
  }

  /** How often it is in a text. */
  int count(List<Unit> text) {
    int count = 0;
    for (int at = 0; at + units.size() <= text.size(); at++) {
      count += isAt(text, at) ? 1 : 0;
    }
    return count;
  }

  boolean isIn(List<Unit> text) {
    for (int at = 0; at + units.size() <= text.size(); at++) {
      if (isAt(text, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(List<Unit> text, int at) {
    for (int i = 0; i < units.size(); i++) {
      Unit wanted = units.get(i);
      Unit there = text.get(at + i);
      if (!there.text().equals(wanted.text())) {
        return false;
      }
      if (i > 0 && wanted.pairsWith(units.get(i - 1)) && !there.joined()) {
        return false;
      }
    }
    return true;
  }
}
