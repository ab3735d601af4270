package chat.parley.bench;

import chat.parley.bench.load.Crowd;
import chat.parley.bench.load.Shape;
import java.util.List;

/** What is asked of every server: it is started, measured, and stopped. */
interface Scenario {

  /** One word, by which it is chosen. */
  String name();

  String title();

  Figures run(Target target, Timing timing);

  /** How long is warmed up and measured. */
  record Timing(int warmSeconds, int seconds) {

    static void sleep(int seconds) {
      try {
        Thread.sleep(seconds * 1_000L);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  static List<Scenario> all() {
    Shape thousandRooms = Shape.rooms(1_000, 10, 1);
    return List.of(
        new Speaking(
            "saturated",
            "Saturated room: 200 sockets, 4 senders with 8 messages of their own under way each",
            Shape.rooms(1, 200, 4),
            crowd -> crowd.saturate(8)),
        new Speaking(
            "steady",
            "Steady big room: 1,000 sockets, 50 messages/s",
            Shape.rooms(1, 1_000, 4),
            crowd -> crowd.speak(50)),
        new Speaking(
            "rooms", "1,000 rooms of 10 at 2,000 messages/s", thousandRooms, c -> c.speak(2_000)),
        new Speaking(
            "direct",
            "Point to point: 200 sockets, 5,000 messages/s",
            Shape.pairs(200),
            crowd -> crowd.speak(5_000)),
        new Storm("storm", "Connect storm: 10,000 sockets at once", thousandRooms),
        new Idle("idle", "Idle: 10,000 sockets in rooms of 10", thousandRooms),
        new Speaking(
            "slow",
            "Slow consumers: 10 of 200 sockets never read, 300 messages/s of 2,000 characters",
            Shape.rooms(1, 200, 4).withSlow(10, 2_000),
            Scenario::hangAndSpeak));
  }

  private static void hangAndSpeak(Crowd crowd) {
    crowd.hang();
    crowd.speak(300);
  }
}
