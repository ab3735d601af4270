package chat.parley.room;

import java.text.Normalizer;
import java.util.Optional;

/**
 * One rule for people, rooms and texts: what cannot be seen makes no difference. Unicode has
 * hundreds of code points that are drawn as nothing; they stay only where they change what is seen
 * around them, in emoji and between the letters of some scripts (UAX 31, 2.3).
 */
public final class VisibleText {
  private static final int ASCII = 0x80;

  /** The empty cell of Braille, and a note without head: drawn as nothing all the same. */
  private static final String BLANK = "\u2800\uD834\uDD59";

  private final int[] codePoints;
  private final boolean emoji;
  private final StringBuilder seen = new StringBuilder();

  private VisibleText(String text, boolean emoji) {
    this.codePoints = text.codePoints().toArray();
    this.emoji = emoji;
  }

  /** Whether there is anything to see in it. */
  public static boolean in(String text) {
    return text.codePoints().anyMatch(VisibleText::seen);
  }

  private static boolean seen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> BLANK.indexOf(codePoint) < 0 && !Unicode.ignorable(codePoint);
    };
  }

  /**
   * What is seen of a text, in NFC: two that look the same by what they leave out are equal.
   *
   * @param emoji whether those that are made of several code points stay whole
   */
  public static String of(String text, boolean emoji) {
    if (ascii(text)) {
      return text;
    }
    String left = composed(new VisibleText(composed(text), emoji).strip());
    // What comes together only now may be an emoji, or part the letters of a word no more.
    return left.equals(text) ? text : of(left, emoji);
  }

  /** Every command names a room, and nearly every one is of these letters: no stream for them. */
  static boolean ascii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= ASCII) {
        return false;
      }
    }
    return true;
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private String strip() {
    for (int at = 0; at < codePoints.length; ) {
      int length = emoji ? emojiAt(at) : 0;
      if (length == 0) {
        length = 1;
        if (!Unicode.ignorable(codePoints[at]) || joins(at)) {
          seen.appendCodePoint(codePoints[at]);
        }
      }
      at += length;
    }
    return seen.toString();
  }

  /** Appends the longest emoji that begins here; how many code points it takes, or 0. */
  private int emojiAt(int start) {
    if (!Unicode.beginsEmoji(codePoints[start])) {
      return 0;
    }
    int end = Math.min(codePoints.length, start + 2 * Unicode.longestEmoji());
    for (int length = end - start; length > 1; length--) {
      Optional<String> known = Unicode.emoji(new String(codePoints, start, length));
      if (known.isPresent()) {
        seen.append(known.get());
        return length;
      }
    }
    return 0;
  }

  /** Whether a joiner changes how the letters on both sides of it are drawn. */
  private boolean joins(int at) {
    int joiner = codePoints[at];
    if (joiner != Unicode.ZERO_WIDTH_JOINER && joiner != Unicode.ZERO_WIDTH_NON_JOINER) {
      return false;
    }
    int before = seen.isEmpty() ? 0 : seen.codePointBefore(seen.length());
    boolean joinedByVirama = Unicode.virama(before) && Character.isLetter(next(at, false));
    boolean parted =
        joiner == Unicode.ZERO_WIDTH_NON_JOINER
            && Unicode.joinsNext(previousLetter())
            && Unicode.joinsPrevious(next(at, true));
    return joinedByVirama || parted;
  }

  private int previousLetter() {
    int at = seen.length();
    while (at > 0) {
      int codePoint = seen.codePointBefore(at);
      if (!mark(codePoint)) {
        return codePoint;
      }
      at -= Character.charCount(codePoint);
    }
    return 0;
  }

  /** The next code point that is seen, or the next that is no mark either. */
  private int next(int from, boolean overMarks) {
    for (int at = from + 1; at < codePoints.length; at++) {
      int codePoint = codePoints[at];
      if (!Unicode.ignorable(codePoint) && !(overMarks && mark(codePoint))) {
        return codePoint;
      }
    }
    return 0;
  }

  private static boolean mark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
