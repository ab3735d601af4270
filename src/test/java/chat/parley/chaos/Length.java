package chat.parley.chaos;

import java.time.Duration;

/**
 * How much of each fault: enough to see it in every build, or as much as one waits for with {@code
 * mvn -Pchaos verify}.
 *
 * @param kills of nodes, one after the other
 * @param hung how long a node hangs
 * @param outage how long PostgreSQL is away
 * @param clients of the rolling restart
 */
record Length(int kills, Duration hung, Duration outage, int clients) {
  private static final Length SHORT =
      new Length(2, Duration.ofSeconds(9), Duration.ofSeconds(2), 100);
  private static final Length LONG =
      new Length(10, Duration.ofSeconds(30), Duration.ofSeconds(20), 300);

  static boolean isLong() {
    return Boolean.getBoolean("chaos.long");
  }

  static Length here() {
    return isLong() ? LONG : SHORT;
  }

  /** The same again from what was printed, or something new. */
  static long seed() {
    return Long.getLong("chaos.seed", System.nanoTime());
  }
}
