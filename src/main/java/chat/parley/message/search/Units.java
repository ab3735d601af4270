package chat.parley.message.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Cuts text into what can be found in it. Punctuation is nothing but a gap. */
final class Units {

  /** Longer words are the same when they begin alike. */
  static final int LONGEST_WORD = 64;

  private static final int LONG_VOWEL = 0x30FC;

  private static final Set<Character.UnicodeScript> UNSPACED =
      EnumSet.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA,
          Character.UnicodeScript.BOPOMOFO,
          Character.UnicodeScript.HANGUL,
          Character.UnicodeScript.YI,
          Character.UnicodeScript.THAI,
          Character.UnicodeScript.LAO,
          Character.UnicodeScript.KHMER,
          Character.UnicodeScript.MYANMAR,
          Character.UnicodeScript.TIBETAN);

  private final String folded;
  private final int most;
  private final List<Unit> units = new ArrayList<>();
  private boolean joined;
  private int wordFrom = -1;
  private boolean wordJoined;

  private Units(String folded, int most) {
    this.folded = folded;
    this.most = most;
  }

  /**
   * @param most how many at most; the rest of the text cannot be found
   */
  static List<Unit> of(String text, int most) {
    return new Units(Folding.of(text), most).cut();
  }

  private List<Unit> cut() {
    int at = 0;
    while (at < folded.length() && units.size() < most) {
      int point = folded.codePointAt(at);
      int next = at + Character.charCount(point);
      if (ofUnspacedScript(point)) {
        endWord(at);
        add(folded.substring(at, next), true, joined);
      } else if (Character.isLetterOrDigit(point) || wordFrom >= 0 && mark(point)) {
        beginWord(at);
      } else if (symbol(point)) {
        endWord(at);
        add(folded.substring(at, next), false, joined);
      } else {
        endWord(at);
        joined = false;
      }
      at = next;
    }
    endWord(at);
    return List.copyOf(units.subList(0, Math.min(most, units.size())));
  }

  private void beginWord(int at) {
    if (wordFrom < 0) {
      wordFrom = at;
      wordJoined = joined;
    }
  }

  private void endWord(int end) {
    if (wordFrom >= 0) {
      String word = folded.substring(wordFrom, end);
      int length = Math.min(LONGEST_WORD, word.codePointCount(0, word.length()));
      add(word.substring(0, word.offsetByCodePoints(0, length)), false, wordJoined);
      wordFrom = -1;
    }
  }

  private void add(String text, boolean single, boolean follows) {
    units.add(new Unit(text, single, follows));
    joined = true;
  }

  private static boolean ofUnspacedScript(int point) {
    if (point < 0xE00) {
      return false;
    }
    if (point >= 0x4E00 && point <= 0x9FFF) {
      return true;
    }
    return point == LONG_VOWEL
        || UNSPACED.contains(Character.UnicodeScript.of(point))
            && (Character.isLetterOrDigit(point) || mark(point));
  }

  private static boolean mark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  /** Emoji and their kin; what only changes their skin is left out, so that both are found. */
  private static boolean symbol(int point) {
    return Character.getType(point) == Character.OTHER_SYMBOL;
  }
}
