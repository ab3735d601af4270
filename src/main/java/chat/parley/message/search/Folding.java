package chat.parley.message.search;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text in the form in which it is compared: without case, accents, widths and what cannot be seen,
 * the same in every locale.
 */
final class Folding {
  private static final int MOST_MARKS = 8;

  private Folding() {}

  static String of(String text) {
    if (text.chars().allMatch(unit -> unit < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(withoutHeaps(text), Normalizer.Form.NFKD);
    // up and down again: then ß is ss, and there is one sigma but for the final one
    String lower = apart.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    StringBuilder kept = new StringBuilder(lower.length());
    lower
        .codePoints()
        .filter(point -> !accent(point) && Character.getType(point) != Character.FORMAT)
        .map(point -> point == 'ς' ? 'σ' : point)
        .forEach(kept::appendCodePoint);
    // the marks that are left make other letters: か and が, or a syllable of Hangul
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  /**
   * Putting a long row of marks in order takes its square, so only its first ones are looked at.
   */
  private static String withoutHeaps(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      marks = mark(point) ? marks + 1 : 0;
      if (marks <= MOST_MARKS) {
        kept.appendCodePoint(point);
      }
      at += Character.charCount(point);
    }
    return kept.toString();
  }

  /** Marks without which a word is still the same word; in Indic scripts they are vowels. */
  private static boolean accent(int point) {
    if (point < 0x300) {
      return false;
    }
    return point <= 0x36F
        || point >= 0x591 && point <= 0x5C7 && mark(point)
        || point >= 0x64B && point <= 0x65F
        || point == 0x670
        || point >= 0x1AB0 && point <= 0x1AFF
        || point >= 0x1DC0 && point <= 0x1DFF
        || point >= 0x20D0 && point <= 0x20FF
        || point >= 0xFE00 && point <= 0xFE2F && mark(point)
        || point >= 0xE0100 && point <= 0xE01EF;
  }

  private static boolean mark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
