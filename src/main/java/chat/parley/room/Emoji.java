package chat.parley.room;

import java.util.Optional;

/**
 * Emoji as Unicode makes them (UTS 51, ED-17): flags, keycaps, and pictures with a colour of skin,
 * joined to others or not.
 */
public final class Emoji {
  private static final int MOST_CODE_POINTS = 20;
  private static final int KEYCAP = 0x20E3;
  private static final int CANCEL_TAG = 0xE007F;

  private final int[] codePoints;
  private int at;

  private Emoji(int[] codePoints) {
    this.codePoints = codePoints;
  }

  /** The one emoji that a text is, in one spelling for what is seen alike; else nothing. */
  public static Optional<String> of(String text) {
    String bare = text.replace(Character.toString(Unicode.EMOJI_PRESENTATION), "");
    int[] codePoints = bare.codePoints().limit(MOST_CODE_POINTS + 1L).toArray();
    return codePoints.length <= MOST_CODE_POINTS && new Emoji(codePoints).whole()
        ? Optional.of(Unicode.emoji(bare).orElse(bare))
        : Optional.empty();
  }

  private boolean whole() {
    boolean one = element();
    while (one && next(Unicode.ZERO_WIDTH_JOINER)) {
      one = element();
    }
    return one && at == codePoints.length;
  }

  private boolean element() {
    if (at >= codePoints.length) {
      return false;
    }
    int first = codePoints[at++];
    if (regional(first)) {
      return at < codePoints.length && regional(codePoints[at++]);
    }
    if (keycapBase(first)) {
      return next(KEYCAP);
    }
    if (!Unicode.pictured(first) || skin(first) && at > 1) {
      return false;
    }
    if (at < codePoints.length && skin(codePoints[at])) {
      at++;
    }
    return tags();
  }

  /** Tags say which flag it is, and end with a sign of their own. */
  private boolean tags() {
    boolean any = false;
    while (at < codePoints.length && tag(codePoints[at])) {
      any = true;
      at++;
    }
    return !any || next(CANCEL_TAG);
  }

  private boolean next(int codePoint) {
    boolean there = at < codePoints.length && codePoints[at] == codePoint;
    at += there ? 1 : 0;
    return there;
  }

  private static boolean regional(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  private static boolean keycapBase(int codePoint) {
    return codePoint == '#' || codePoint == '*' || codePoint >= '0' && codePoint <= '9';
  }

  private static boolean skin(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  private static boolean tag(int codePoint) {
    return codePoint >= 0xE0020 && codePoint < CANCEL_TAG;
  }
}
