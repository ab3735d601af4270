package chat.parley.room;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What Java does not know of Unicode, from its own tables: which code points are drawn as nothing,
 * where joiners have a meaning, and which emoji are made of such code points. The file is made by
 * UnicodeTables in the tests, and compared with ICU by them.
 */
final class Unicode {
  static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Asks for the colourful form of what may also be drawn as a letter is. */
  static final int EMOJI_PRESENTATION = 0xFE0F;

  private static final String FILE = "unicode.txt";
  private static final Unicode TABLES = load();

  private final Map<String, CodePoints> sets = new HashMap<>();
  private final Map<String, String> emoji = new HashMap<>();
  private final Set<Integer> emojiBegin = new HashSet<>();
  private int longestEmoji;

  private Unicode() {}

  private static Unicode load() {
    Unicode tables = new Unicode();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Unicode.class.getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(tables::read);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    return tables;
  }

  private void read(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      readEmoji(line.split(" "));
    } else {
      sets.put(line.substring(0, colon), CodePoints.parse(line.substring(colon + 2)));
    }
  }

  private void readEmoji(String[] codePoints) {
    StringBuilder sequence = new StringBuilder();
    Arrays.stream(codePoints).mapToInt(CodePoints::hex).forEach(sequence::appendCodePoint);
    emoji.put(withoutPresentation(sequence.toString()), sequence.toString());
    emojiBegin.add(sequence.codePointAt(0));
    longestEmoji = Math.max(longestEmoji, codePoints.length);
  }

  private static String withoutPresentation(String sequence) {
    return sequence.replace(Character.toString(EMOJI_PRESENTATION), "");
  }

  /** Whether it is drawn as nothing, where it is not part of something else. */
  static boolean ignorable(int codePoint) {
    return TABLES.sets.get("ignorable").contains(codePoint);
  }

  /** Whether it turns the direction in which its neighbours are read. */
  static boolean turning(int codePoint) {
    return TABLES.sets.get("turning").contains(codePoint);
  }

  /** Whether it takes the vowel from a letter, so that the next one may join it. */
  static boolean virama(int codePoint) {
    return TABLES.sets.get("virama").contains(codePoint);
  }

  /** Whether it is a letter that joins the one after it. */
  static boolean joinsNext(int codePoint) {
    return TABLES.sets.get("joins-next").contains(codePoint);
  }

  /** Whether it is a letter that joins the one before it. */
  static boolean joinsPrevious(int codePoint) {
    return TABLES.sets.get("joins-previous").contains(codePoint);
  }

  /** The emoji that is meant, whether or not it asks for its presentation where it should. */
  static Optional<String> emoji(String sequence) {
    return Optional.ofNullable(TABLES.emoji.get(withoutPresentation(sequence)));
  }

  /** Whether it is drawn as a picture, or can be. */
  static boolean pictured(int codePoint) {
    return TABLES.sets.get("emoji").contains(codePoint);
  }

  static boolean beginsEmoji(int codePoint) {
    return TABLES.emojiBegin.contains(codePoint);
  }

  /** In code points. */
  static int longestEmoji() {
    return TABLES.longestEmoji;
  }
}
