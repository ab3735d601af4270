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
 * @param restarts of nodes, one after the other
 * @param siege how long hostile clients are there
 */
record Length(int kills, Duration hung, Duration outage, int clients, int restarts, Siege siege) {
  private static final Length SHORT =
      new Length(1, Duration.ofSeconds(9), Duration.ofSeconds(2), 40, 1, Siege.seconds(6, 18, 6));
  private static final Length LONG =
      new Length(
          10, Duration.ofSeconds(30), Duration.ofSeconds(20), 300, 3, Siege.seconds(60, 300, 60));

  /** The time before it, that of the siege itself, and that after it. */
  record Siege(Duration peace, Duration siege, Duration after) {
    private static Siege seconds(int peace, int siege, int after) {
      return new Siege(
          Duration.ofSeconds(peace), Duration.ofSeconds(siege), Duration.ofSeconds(after));
    }
  }

  /** How long a client waits for a pong; in every build a slow machine must not look dead. */
  static Duration patience() {
    return Duration.ofSeconds(isLong() ? 3 : 6);
  }

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
