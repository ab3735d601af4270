package chat.parley.config;

/**
 * The {@code operations} section: where health in detail and metrics are served, apart from the
 * chat.
 *
 * @param port 0 is a thousand above {@code http.port}, or any free one when that is 0
 */
public record OperationsConfig(boolean enabled, String host, int port) {
  private static final int ABOVE = 1_000;
  private static final int HIGHEST = 65_535;

  static OperationsConfig read(Section section) {
    return new OperationsConfig(
        section.flag("enabled", true),
        section.host("host", "127.0.0.1"),
        section.integer("port", 0, 0, HIGHEST));
  }

  /** The port to listen on; 0 is any free one. */
  public int portBeside(int httpPort) {
    int above = httpPort == 0 || httpPort + ABOVE > HIGHEST ? 0 : httpPort + ABOVE;
    return port == 0 ? above : port;
  }
}
