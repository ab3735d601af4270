package chat.parley.room;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names people and rooms may bear. What is seen alike in one script is the same name: a name
 * is given back without what cannot be seen ({@link VisibleText}).
 */
public final class Names {
  static final int USER_CHARACTERS = 40;
  private static final int TITLE_CHARACTERS = 100;
  private static final int ROOM_CHARACTERS = 128;
  private static final int LONGEST_INPUT = 1024;
  private static final int MOST_MARKS = 4;

  // Letters of any script with their marks, and the joiners that VisibleText has left; no other
  // control, format or override characters can be in it.
  private static final Pattern ROOM =
      Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{M}\\p{N}._\\u200C\\u200D-]*");
  private static final Pattern DIRECT = Pattern.compile("direct:[\\w.-]{1,60}:[\\w.-]{1,60}");

  // Joiners and tags are only there as parts of words and emoji; the other format characters
  // deceive, and so do code points that are nobody's.
  private static final Pattern DECEIVING =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}\\p{IsNoncharacter_Code_Point}"
              + "&&[^\\u200C\\u200D\\x{E0020}-\\x{E007F}]]");
  private static final Pattern OUTER_SPACE = Pattern.compile("^[\\p{Z}\\s]+|[\\p{Z}\\s]+$");
  private static final Pattern SPACE = Pattern.compile("[\\p{Zs}\\u2800]+");

  // UTS 39, 5.4: a heap of marks covers the lines around it, and the same one twice is seen once.
  private static final Pattern HEAP =
      Pattern.compile(
          "^\\p{M}|[\\p{Mn}\\p{Me}&&[^\\uFE0F]]{" + (MOST_MARKS + 1) + "}|([\\p{Mn}\\p{Me}])\\1");

  private Names() {}

  /** A user's name as it is seen, in NFC; empty when nobody may be called so. */
  public static Optional<String> user(String wanted) {
    return shown(wanted, USER_CHARACTERS);
  }

  /** What a thing of a room is titled, as it is seen; empty when nothing may be. */
  public static Optional<String> title(String wanted) {
    return shown(wanted, TITLE_CHARACTERS);
  }

  private static Optional<String> shown(String wanted, int most) {
    return normal(wanted, true)
        .map(name -> OUTER_SPACE.matcher(name).replaceAll(""))
        .map(name -> SPACE.matcher(name).replaceAll(" ").strip())
        .filter(name -> name.codePointCount(0, name.length()) <= most)
        .filter(name -> VisibleText.in(name) && !DECEIVING.matcher(name).find())
        .filter(name -> !heaped(name));
  }

  /**
   * What two names have in common that people would take for one: neither case nor width counts.
   */
  static String compared(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** A room's name as it is seen, in NFC; empty when no room may be called so. */
  public static Optional<String> room(String wanted) {
    return normal(wanted, false)
        .filter(name -> name.codePointCount(0, name.length()) <= ROOM_CHARACTERS)
        .filter(name -> open(name) && !heaped(name) || DIRECT.matcher(name).matches());
  }

  private static boolean open(String name) {
    return ROOM.matcher(name).matches() && !name.contains("..");
  }

  // Normalising costs more than linear time on hostile input, so length comes first.
  private static Optional<String> normal(String text, boolean emoji) {
    return text.length() > LONGEST_INPUT
            || !VisibleText.ascii(text) && text.codePoints().anyMatch(Unicode::turning)
        ? Optional.empty()
        : Optional.of(VisibleText.of(text, emoji));
  }

  private static boolean heaped(String name) {
    return !VisibleText.ascii(name)
        && HEAP.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).find();
  }
}
