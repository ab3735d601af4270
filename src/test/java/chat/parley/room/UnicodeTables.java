package chat.parley.room;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes src/main/resources/chat/parley/room/unicode.txt from ICU's tables: run its main after an
 * update of ICU, and look at what has changed.
 */
final class UnicodeTables {
  static final Path FILE = Path.of("src/main/resources/chat/parley/room/unicode.txt");

  private UnicodeTables() {}

  public static void main(String[] arguments) throws IOException {
    Files.write(FILE, lines());
  }

  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    VersionInfo unicode = UCharacter.getUnicodeVersion();
    lines.add(
        "# Unicode %d.%d, by UnicodeTables in the tests. Lines without a name are emoji."
            .formatted(unicode.getMajor(), unicode.getMinor()));
    lines.add("ignorable: " + ranges("[:Default_Ignorable_Code_Point:]"));
    lines.add("turning: " + ranges("[:Bidi_Control:]"));
    lines.add("virama: " + ranges("[:Canonical_Combining_Class=Virama:]"));
    lines.add("joins-next: " + ranges("[[:Joining_Type=L:][:Joining_Type=D:]]"));
    lines.add("joins-previous: " + ranges("[[:Joining_Type=R:][:Joining_Type=D:]]"));
    lines.add("emoji: " + ranges("[:Emoji:]"));
    new UnicodeSet("[:RGI_Emoji:]")
        .strings().stream()
            .filter(UnicodeTables::ignorableWithin)
            .sorted()
            .map(UnicodeTables::hex)
            .forEach(lines::add);
    return lines;
  }

  private static boolean ignorableWithin(String emoji) {
    return new UnicodeSet("[:Default_Ignorable_Code_Point:]").containsSome(emoji);
  }

  private static String ranges(String pattern) {
    List<String> ranges = new ArrayList<>();
    for (UnicodeSet.EntryRange range : new UnicodeSet(pattern).ranges()) {
      String first = hex(range.codepoint);
      ranges.add(
          range.codepoint == range.codepointEnd ? first : first + "-" + hex(range.codepointEnd));
    }
    return String.join(" ", ranges);
  }

  private static String hex(String text) {
    return text.codePoints().mapToObj(UnicodeTables::hex).collect(Collectors.joining(" "));
  }

  private static String hex(int codePoint) {
    return String.format(Locale.ROOT, "%04X", codePoint);
  }
}
