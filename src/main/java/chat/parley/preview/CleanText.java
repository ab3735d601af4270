package chat.parley.preview;

import chat.parley.room.VisibleText;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A stranger's text on one line: nothing in it is unseen, turns what stands around it, or covers
 * the lines above and below; the rule is that of names.
 */
final class CleanText {
  /** Normalising hostile input costs more than linear time; no more than this is ever shown. */
  private static final int READ = 2_000;

  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D\\x{E0020}-\\x{E007F}]]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u2800]+");
  private static final Pattern HEAP =
      Pattern.compile("([\\p{Mn}\\p{Me}&&[^\\uFE0F]]{2})[\\p{Mn}\\p{Me}]+");

  String of(String text) {
    String read = text.length() > READ ? text.substring(0, READ) : text;
    String line = SPACE.matcher(read).replaceAll(" ");
    String seen = VisibleText.of(UNSEEN.matcher(line).replaceAll(" "), true);
    String flat =
        Normalizer.normalize(
            HEAP.matcher(Normalizer.normalize(seen, Normalizer.Form.NFD)).replaceAll("$1"),
            Normalizer.Form.NFC);
    String clean = SPACE.matcher(flat).replaceAll(" ").strip();
    return VisibleText.in(clean) ? clean : "";
  }
}
