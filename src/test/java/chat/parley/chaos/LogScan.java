package chat.parley.chaos;

import java.util.List;
import java.util.regex.Pattern;

/** Reads what a node printed. */
final class LogScan {
  private static final Pattern TROUBLE =
      Pattern.compile("ERROR|OutOfMemory|\\w(Error|Exception)\\b|^\\s+at ");
  private static final String BLOCKED = "has been blocked";

  private LogScan() {}

  /**
   * What nobody outside may cause: errors, and stack traces of any level. Vert.x shows one when a
   * thread is blocked for five seconds; for two it only warns, and so it does on a busy machine.
   */
  static List<String> troubles(List<String> printed) {
    return printed.stream().filter(line -> TROUBLE.matcher(line).find()).toList();
  }

  static long blockedWarnings(List<String> printed) {
    return printed.stream().filter(line -> line.contains(BLOCKED)).count();
  }
}
