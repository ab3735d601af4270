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
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Names() {}

  /** A user's name, trimmed and in NFC; empty when nobody may be called so. */
  public static Optional<String> user(String wanted) {
    return normal(wanted)
        .map(String::strip)
        .filter(name -> name.codePointCount(0, name.length()) <= USER_CHARACTERS)
        .filter(name -> !name.isEmpty() && !INVISIBLE.matcher(name).find());
  }

  /** A room's name in NFC; empty when no room may be called so. */
  public static Optional<String> room(String wanted) {
    return normal(wanted)
        .filter(name -> name.length() <= ROOM_CHARACTERS)
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
