package chat.parley.transport.file;

import chat.parley.message.Sound;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How a sound is, as its sender says: {@code peaks}, with commas between, and {@code duration}. */
final class Heard {
  private static final Pattern PEAKS = Pattern.compile("(\\d{1,3},)*\\d{1,3}");
  private static final Pattern MILLIS = Pattern.compile("\\d{1,10}");
  private static final int LONGEST_PEAK = 4;

  private Heard() {}

  static Optional<Sound> sound(Map<String, String> said) {
    List<Integer> peaks = peaks(said.getOrDefault("peaks", ""));
    OptionalLong millis = millis(said.getOrDefault("duration", ""));
    return peaks.isEmpty() && millis.isEmpty()
        ? Optional.empty()
        : Optional.of(new Sound(peaks, millis));
  }

  private static List<Integer> peaks(String said) {
    if (said.isEmpty()) {
      return List.of();
    }
    // before a pattern looks at it, which recurses
    boolean fits =
        said.length() <= LONGEST_PEAK * Sound.MOST_PEAKS && PEAKS.matcher(said).matches();
    List<Integer> peaks =
        fits ? Arrays.stream(said.split(",")).map(Integer::valueOf).toList() : List.of();
    if (peaks.isEmpty()
        || peaks.size() > Sound.MOST_PEAKS
        || peaks.stream().anyMatch(peak -> peak > Sound.LOUDEST)) {
      throw refusal(
          "peaks",
          "At most " + Sound.MOST_PEAKS + " numbers of 0 to " + Sound.LOUDEST + ", with commas.");
    }
    return peaks;
  }

  private static OptionalLong millis(String said) {
    if (!said.isEmpty() && !MILLIS.matcher(said).matches()) {
      throw refusal("duration", "The duration is a number of milliseconds.");
    }
    return said.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(said));
  }

  private static Refusal refusal(String field, String words) {
    return new Refusal(Problem.BAD_REQUEST.refusedFor(field, words));
  }
}
