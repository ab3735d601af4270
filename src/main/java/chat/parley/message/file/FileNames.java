package chat.parley.message.file;

import chat.parley.room.VisibleText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What files are called: a name for people, which is no path and looks like what it is. */
final class FileNames {
  private static final int CHARACTERS = 120;
  private static final int LONGEST_ENDING = 20;
  private static final int LONGEST_INPUT = 1024;
  private static final String NAMELESS = "file";

  /** What turns the order of letters around, what is no letter at all, and what parts paths. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\"<>:|?*%&&[^\\u200C\\u200D]]");

  private static final Pattern TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}");

  private FileNames() {}

  static String cleaned(String wanted) {
    String own = wanted.substring(Math.max(wanted.lastIndexOf('/'), wanted.lastIndexOf('\\')) + 1);
    String last = own.substring(0, Math.min(own.length(), LONGEST_INPUT));
    String name =
        FORBIDDEN
            .matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
            .replaceAll("")
            .replaceAll("\\s+", " ");
    String trimmed = trimmed(name);
    return VisibleText.in(trimmed) ? shortened(trimmed) : NAMELESS;
  }

  /** Without dots and spaces around it. No regular expression: one that ends so is quadratic. */
  private static String trimmed(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && edge(name.charAt(from))) {
      from++;
    }
    while (from < to && edge(name.charAt(to - 1))) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean edge(char character) {
    return character == '.' || character == ' ';
  }

  /** The ending tells what it is, so it stays. */
  private static String shortened(String name) {
    int length = name.codePointCount(0, name.length());
    if (length <= CHARACTERS) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    boolean kept = dot > 0 && name.length() - dot <= LONGEST_ENDING;
    String ending = kept ? name.substring(dot) : "";
    int most = CHARACTERS - ending.codePointCount(0, ending.length());
    return name.substring(0, name.offsetByCodePoints(0, most)) + ending;
  }

  /** A type as its sender says it, without parameters. */
  static String type(String wanted) {
    String type = wanted.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return TYPE.matcher(type).matches() ? type : FileTypes.UNKNOWN;
  }
}
