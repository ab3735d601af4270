package chat.parley.config;

/**
 * The {@code boards} section: numbers that move while people look.
 *
 * @param perRoom most boards of one room
 * @param series of all boards that are open on the node; more are refused
 * @param statsd where lines of StatsD come in
 */
public record BoardsConfig(int perRoom, int series, StatsdConfig statsd) {

  static BoardsConfig read(Section section) {
    return new BoardsConfig(
        section.integer("perRoom", 50, 1, 10_000),
        section.integer("series", 10_000, 1, 1_000_000),
        StatsdConfig.read(section.section("statsd")));
  }
}
