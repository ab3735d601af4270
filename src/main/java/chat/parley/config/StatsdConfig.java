package chat.parley.config;

import java.util.Optional;

/**
 * The {@code boards.statsd} section: numbers that come by UDP, from whoever reaches the port.
 *
 * @param port of UDP; 0 takes none
 * @param host where it listens
 * @param board {@code room/board} on which all of it is recorded
 * @param bytesPerSecond from one address; what is more is passed over. 0 is no limit
 */
public record StatsdConfig(int port, String host, Optional<String> board, int bytesPerSecond) {

  static StatsdConfig read(Section section) {
    return new StatsdConfig(
        section.integer("port", 0, 0, 65_535),
        section.host("host", "127.0.0.1"),
        section.text("board", "", "([^/]+/[^/]+)?", "room/board"),
        section.integer("bytesPerSecond", 1024 * 1024, 0, 1024 * 1024 * 1024));
  }

  public boolean on() {
    return port > 0;
  }
}
