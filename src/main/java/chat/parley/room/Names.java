package chat.parley.room;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names people and rooms may bear. */
public final class Names {
  private static final int USER_CHARACTERS = 40;
  private static final int ROOM_CHARACTERS = 128;
  private static final int LONGEST_INPUT = 1024;

  // Letters of any script with their marks; no control, format or override characters can be in it.
  private static final Pattern ROOM = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{M}\\p{N}._-]*");
  private static final Pattern DIRECT = Pattern.compile("direct:[\\w.-]{1,60}:[\\w.-]{1,60}");

  // Joiners are part of emoji and of Persian and Indic words; the other format characters only
  // deceive.
  private static final Pattern DECEIVING =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D]]");

  // Letters and symbols that are drawn as nothing at all: Hangul fillers and the empty Braille
  // cell.
  private static final Pattern BLANK = Pattern.compile("[\\u3164\\u115F\\u1160\\uFFA0\\u2800]");
  private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{S}\\p{P}\\p{Cn}]");
  private static final Pattern OUTER_SPACE = Pattern.compile("^[\\p{Z}\\s]+|[\\p{Z}\\s]+$");

  private Names() {}

  /** A user's name, trimmed and in NFC; empty when nobody may be called so. */
  public static Optional<String> user(String wanted) {
    return normal(wanted)
        .map(name -> OUTER_SPACE.matcher(name).replaceAll(""))
        .filter(name -> name.codePointCount(0, name.length()) <= USER_CHARACTERS)
        .filter(name -> VISIBLE.matcher(BLANK.matcher(name).replaceAll("")).find())
        .filter(name -> !DECEIVING.matcher(name).find());
  }

  /** A room's name in NFC; empty when no room may be called so. */
  public static Optional<String> room(String wanted) {
    return normal(wanted)
        .filter(name -> name.codePointCount(0, name.length()) <= ROOM_CHARACTERS)
        .filter(name -> !BLANK.matcher(name).find())
        .filter(name -> open(name) || DIRECT.matcher(name).matches());
  }

  private static boolean open(String name) {
    return ROOM.matcher(name).matches() && !name.contains("..");
  }

  // Normalising costs more than linear time on hostile input, so length comes first.
  private static Optional<String> normal(String text) {
    return text.length() > LONGEST_INPUT
        ? Optional.empty()
        : Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC));
  }
}
