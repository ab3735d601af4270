package chat.parley.transport.feed;

import chat.parley.board.Labels;
import chat.parley.board.MetricName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Bends names and labels of others into what a board can hold: a name that is a little otherwise is
 * still found, a refused one is nowhere ({@code decisions/0122}).
 */
public final class FreeName {
  private static final Pattern NO_NAME = Pattern.compile("[^a-zA-Z0-9_.:-]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private FreeName() {}

  public static String metric(String given) {
    return name(given, MetricName.LONGEST);
  }

  /** Those that have a place, in their order, and none that is empty. */
  public static Map<String, String> labels(Map<String, String> given) {
    Map<String, String> labels = new LinkedHashMap<>();
    given.forEach(
        (key, value) -> {
          if (labels.size() < Labels.MOST && !value.isEmpty()) {
            labels.put(name(key, Labels.LONGEST_KEY), cut(CONTROL.matcher(value).replaceAll("_")));
          }
        });
    return labels;
  }

  private static String cut(String value) {
    return value.codePointCount(0, value.length()) <= Labels.LONGEST_VALUE
        ? value
        : value.substring(0, value.offsetByCodePoints(0, Labels.LONGEST_VALUE));
  }

  private static String name(String given, int longest) {
    String name = NO_NAME.matcher(given).replaceAll("_");
    boolean begins =
        !name.isEmpty() && (Character.isLetter(name.charAt(0)) || name.charAt(0) == '_');
    String whole = begins ? name : "_" + name;
    return whole.substring(0, Math.min(longest, whole.length()));
  }
}
