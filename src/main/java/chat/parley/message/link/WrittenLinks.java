package chat.parley.message.link;

import chat.parley.message.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the addresses of pages in what somebody wrote, as the page makes links of them. */
final class WrittenLinks {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:https?://|(?<![\\p{L}\\p{N}._%+@/:-])www\\.)[^\\s<>\"'`，。、；：！？）】》」』“”‘’]+",
          Pattern.CASE_INSENSITIVE);

  /** In Chinese and Japanese the sentence goes on right behind a host. */
  private static final Pattern RUN_ON =
      Pattern.compile(
          "((?:https?://)?[\\w.-]*\\.[a-z]{2,24})[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}].*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Shown as it stands, so nobody is led anywhere by it. */
  private static final Pattern CODE = Pattern.compile("(?s)```.*?(?:```|\\z)|`[^`\\n]*`");

  private static final int LONGEST = 2_048;
  private static final String ENDING = ".,;:!?*_~";
  private static final String CLOSING = ")]}";
  private static final String OPENING = "([{";

  private WrittenLinks() {}

  /** The first {@value CardSource#MOST} different ones. */
  static List<String> in(Body body) {
    String text =
        body.format() == Body.Format.MD ? CODE.matcher(body.text()).replaceAll(" ") : body.text();
    List<String> found = new ArrayList<>();
    Matcher matcher = ADDRESS.matcher(text);
    while (found.size() < CardSource.MOST && matcher.find()) {
      String address = whole(matcher.group());
      if (address.length() <= LONGEST && !found.contains(address)) {
        found.add(address);
      }
    }
    return List.copyOf(found);
  }

  private static String whole(String written) {
    Matcher running = RUN_ON.matcher(written);
    String address = trimmed(running.matches() ? running.group(1) : written);
    return address.regionMatches(true, 0, "www.", 0, 4) ? "https://" + address : address;
  }

  /** Without what ends the sentence, or closes what was opened before the address. */
  private static String trimmed(String address) {
    int[] unclosed = new int[CLOSING.length()];
    address
        .chars()
        .forEach(
            unit -> {
              if (OPENING.indexOf(unit) >= 0) {
                unclosed[OPENING.indexOf(unit)]++;
              } else if (CLOSING.indexOf(unit) >= 0) {
                unclosed[CLOSING.indexOf(unit)]--;
              }
            });
    int end = address.length();
    while (end > 0) {
      char last = address.charAt(end - 1);
      int closing = CLOSING.indexOf(last);
      if (closing >= 0 && unclosed[closing] < 0) {
        unclosed[closing]++;
      } else if (ENDING.indexOf(last) < 0) {
        break;
      }
      end--;
    }
    return address.substring(0, end);
  }
}
