package chat.parley.operations;

/**
 * How the program logs: to standard output, as {@code operations.logFormat} says. Inside other
 * programs Parley logs to SLF4J, and where that goes is their affair.
 */
public final class Logs {
  private static final String CONFIGURATION = "logback.configurationFile";
  private static final boolean TOLD = System.getProperty(CONFIGURATION) != null;

  private Logs() {}

  /**
   * Must come before anything logs, because Logback reads this once.
   *
   * @param format {@code text} or {@code json}
   */
  public static void open(String format) {
    if (!TOLD) {
      System.setProperty(CONFIGURATION, "chat/parley/logback-" + format + ".xml");
    }
  }
}
