package chat.parley.config;

import java.util.List;

/**
 * The {@code operations} section: where health in detail and metrics are served, apart from the
 * chat, and how the program logs.
 *
 * @param port 0 is a thousand above {@code http.port}, or any free one when that is 0
 * @param logFormat of what is printed, {@code text} or {@code json}; only with {@code java -jar}
 */
public record OperationsConfig(boolean enabled, String host, int port, String logFormat) {
  private static final int ABOVE = 1_000;
  private static final int HIGHEST = 65_535;

  static OperationsConfig read(Section section) {
    return new OperationsConfig(
        section.flag("enabled", true),
        section.host("host", "127.0.0.1"),
        section.integer("port", 0, 0, HIGHEST),
        section.oneOf("logFormat", "text", List.of("text", "json")));
  }

  /** The port to listen on; 0 is any free one. */
  public int portBeside(int httpPort) {
    int above = httpPort == 0 || httpPort + ABOVE > HIGHEST ? 0 : httpPort + ABOVE;
    return port == 0 ? above : port;
  }
}
