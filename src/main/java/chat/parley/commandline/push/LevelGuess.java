package chat.parley.commandline.push;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses how much a line of a log matters from its beginning: {@code "level":"warn"}, {@code
 * level=warn}, a word in capitals, {@code [warn]}, {@code warn:}. What belongs to the line before,
 * such as a stack, is of its level. Else it is {@code info}.
 */
final class LevelGuess {
  private static final int LOOKED_AT = 200;
  private static final String WORDS =
      "trace|debug|info|notice|warn|warning|error|err|severe|fatal|crit|critical|panic|alert|emerg";
  private static final Pattern NAMED =
      Pattern.compile(
          "\"?\\b(?:level|lvl|severity|loglevel)\"?\\s?[=:]\\s?\"?(" + WORDS + ")\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKED =
      Pattern.compile(
          "[\\[(<](" + WORDS + ")[\\])>]|^\\s*(" + WORDS + ")(?=:\\s)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CAPITALS =
      Pattern.compile("\\b(" + WORDS.toUpperCase(Locale.ROOT) + ")\\b");
  private static final Pattern GOES_ON =
      Pattern.compile("\\s+at .*|Caused by: .*|\\s+\\.\\.\\. \\d+ (more|common).*");

  private String before = "info";

  String of(String line) {
    String begin = line.substring(0, Math.min(LOOKED_AT, line.length()));
    if (!GOES_ON.matcher(begin).matches()) {
      before = level(begin);
    }
    return before;
  }

  private static String level(String begin) {
    for (Pattern pattern : new Pattern[] {NAMED, MARKED, CAPITALS}) {
      Matcher found = pattern.matcher(begin);
      if (found.find()) {
        String word = found.group(1) == null ? found.group(2) : found.group(1);
        return known(word.toLowerCase(Locale.ROOT));
      }
    }
    return "info";
  }

  private static String known(String word) {
    return switch (word) {
      case "trace", "debug" -> word;
      case "info", "notice" -> "info";
      case "warn", "warning" -> "warn";
      default -> "error";
    };
  }
}
