package chat.parley.scan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scanner says of a file. */
sealed interface Verdict {

  /** Nothing was found. */
  record Clean() implements Verdict {}

  /**
   * Something was.
   *
   * @param signature what it is called, in letters that harm nobody
   */
  record Found(String signature) implements Verdict {}

  /** It takes no file so large. */
  record TooLarge() implements Verdict {}

  /** How clamd answers. */
  Pattern FOUND = Pattern.compile("stream: (.{1,500}) FOUND");

  String CLEAN = "stream: OK";
  String TOO_LARGE = "INSTREAM size limit exceeded. ERROR";
  int LONGEST_NAME = 100;

  /** Nothing for what is no answer to that. */
  static Optional<Verdict> of(String answer) {
    Matcher found = FOUND.matcher(answer);
    if (found.matches()) {
      return Optional.of(new Found(cleaned(found.group(1))));
    }
    return switch (answer) {
      case CLEAN -> Optional.of(new Clean());
      case TOO_LARGE -> Optional.of(new TooLarge());
      default -> Optional.empty();
    };
  }

  /** It goes to people and to logs. */
  static String cleaned(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._/()+-]", "?");
    return safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
  }
}
