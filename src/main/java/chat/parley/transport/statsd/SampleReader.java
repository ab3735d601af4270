package chat.parley.transport.statsd;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Reads a line of StatsD: {@code name:value|type[|@rate]}, and what DogStatsD has beside that:
 * {@code |#tag:value,tag}, {@code |T<seconds>}, several values {@code name:1:2:3|ms}, and fields of
 * one letter that mean nothing here, such as {@code |c:} of a container.
 */
final class SampleReader {
  private static final Set<String> TYPES = Set.of("c", "g", "ms", "h", "d", "s");
  private static final Pattern RATE = Pattern.compile("[0-9]{0,3}\\.?[0-9]{0,18}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
  private static final int LONGEST = 4_096;

  private SampleReader() {}

  /** Empty when it is no such line. */
  static Optional<Sampled> read(String line) {
    if (line.length() > LONGEST || line.startsWith("_e{") || line.startsWith("_sc|")) {
      return Optional.empty();
    }
    String[] fields = line.split("\\|", -1);
    int colon = fields[0].indexOf(':');
    if (colon < 1 || fields.length < 2 || !TYPES.contains(fields[1])) {
      return Optional.empty();
    }
    List<String> values = values(fields[0].substring(colon + 1), fields[1]);
    double rate = 1;
    Map<String, String> tags = Map.of();
    OptionalLong at = OptionalLong.empty();
    for (String field : Arrays.asList(fields).subList(2, fields.length)) {
      if (field.startsWith("@")) {
        rate = rate(field.substring(1));
      } else if (field.startsWith("#")) {
        tags = tags(field.substring(1));
      } else if (field.startsWith("T") && SECONDS.matcher(field.substring(1)).matches()) {
        at = OptionalLong.of(TimeUnit.SECONDS.toMillis(Long.parseLong(field.substring(1))));
      } else if (field.isEmpty() || !Character.isLetter(field.charAt(0))) {
        return Optional.empty();
      }
    }
    boolean right = rate > 0 && rate <= 1 && values.stream().noneMatch(String::isEmpty);
    return right
        ? Optional.of(new Sampled(fields[0].substring(0, colon), fields[1], values, rate, tags, at))
        : Optional.empty();
  }

  /** What is counted once may have colons of its own. */
  private static List<String> values(String text, String type) {
    return type.equals("s") ? List.of(text) : List.of(text.split(":", -1));
  }

  private static double rate(String text) {
    return RATE.matcher(text).matches() && text.chars().anyMatch(Character::isDigit)
        ? Double.parseDouble(text)
        : 0;
  }

  private static Map<String, String> tags(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (String tag : text.split(",")) {
      int colon = tag.indexOf(':');
      if (colon > 0) {
        tags.put(tag.substring(0, colon), tag.substring(colon + 1));
      } else if (colon < 0 && !tag.isEmpty()) {
        tags.put(tag, "true");
      }
    }
    return tags;
  }
}
