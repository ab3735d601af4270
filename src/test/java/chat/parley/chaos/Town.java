package chat.parley.chaos;

import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Honest people: twenty over all carriers and an office of thirty behind one address, in rooms of
 * five of whom each speaks every one or two seconds, and two over each carrier who write to each
 * other alone.
 */
final class Town implements AutoCloseable {
  private static final String ANYWHERE = "twenty over all carriers";
  private static final String OFFICE = "an office of thirty";
  private static final String LETTERS = "direct messages";
  private static final String OFFICE_ADDRESS = "127.0.0.50";
  private static final int ROOM_SIZE = 5;
  private static final int ROOMS = 4;
  private static final int OFFICE_ROOMS = 6;
  private static final double ROOM_PER_SECOND = ROOM_SIZE / 1.5;

  /** Who waits longer is not slow but broken. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final int port;
  private final Random random;
  private final List<String> rooms = new ArrayList<>();
  private final Map<String, List<Crew>> crews = new LinkedHashMap<>();
  private final List<Letters> letters = new ArrayList<>();

  Town(Vertx clients, int port, long seed) {
    this.port = port;
    this.random = new Random(seed);
    Map<String, Wire.Carrier> all = Carriers.all(clients);
    crews.put(ANYWHERE, crews("town", ROOMS, all));
    crews.put(
        OFFICE,
        crews(
            "office",
            OFFICE_ROOMS,
            Map.of("desk", VertxWebSocket.plainFrom(clients, OFFICE_ADDRESS))));
    all.forEach((name, carrier) -> letters.add(new Letters(carrier, port, "letter-" + name)));
  }

  private List<Crew> crews(String name, int count, Map<String, Wire.Carrier> carriers) {
    List<Crew> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String room = name + "-" + i;
      rooms.add(room);
      made.add(
          new Crew(
              room,
              () -> List.of(port),
              rotated(carriers, i),
              ROOM_SIZE,
              random.nextLong(),
              PATIENCE,
              0));
    }
    return made;
  }

  /** So that each carrier has its turn, although a room holds fewer people than there are. */
  private static Map<String, Wire.Carrier> rotated(Map<String, Wire.Carrier> carriers, int room) {
    List<String> names = List.copyOf(carriers.keySet());
    Map<String, Wire.Carrier> turned = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get((i + room * ROOM_SIZE) % names.size());
      turned.put(name, carriers.get(name));
    }
    return turned;
  }

  private Stream<Crew> all() {
    return crews.values().stream().flatMap(List::stream);
  }

  List<String> rooms() {
    return List.copyOf(rooms);
  }

  /** Everybody is there and speaks, and each room has heard something already. */
  void awakes(Duration within) {
    all().forEach(crew -> crew.arrives(within));
    all().forEach(crew -> crew.speaks(ROOM_PER_SECOND));
    letters.forEach(Letters::begins);
    all().forEach(crew -> crew.hasSaid(2 * ROOM_SIZE, within));
  }

  void hushes() {
    all().forEach(Crew::hushes);
    letters.forEach(Letters::hushes);
  }

  /** What they have seen so far, by where they are. */
  Map<String, List<History>> histories() {
    Map<String, List<History>> histories = new LinkedHashMap<>();
    crews.forEach((where, some) -> histories.put(where, some.stream().map(Crew::history).toList()));
    histories.put(LETTERS, letters.stream().map(Letters::history).toList());
    return histories;
  }

  /** Who had to come back, although he never wanted to leave, or has not managed to. */
  List<String> disconnected() {
    return Stream.concat(
            all()
                .flatMap(crew -> crew.talkers().stream())
                .filter(talker -> talker.reconnects() > 0 || !talker.isThere(Duration.ZERO))
                .map(Talker::toString),
            letters.stream().flatMap(some -> some.disconnected().stream()))
        .toList();
  }

  /**
   * Waits until all is said and heard, reads everything back, and judges, room by room.
   *
   * @param within for all of them together to hear what was said
   */
  List<Supplier<Verdict>> verdicts(Duration within) {
    long until = System.nanoTime() + within.toNanos();
    Stream<Supplier<Verdict>> ofRooms = all().map(crew -> () -> crew.verdict(left(until)));
    Stream<Supplier<Verdict>> ofLetters = letters.stream().map(some -> some::verdict);
    return Stream.concat(ofRooms, ofLetters).toList();
  }

  private static Duration left(long until) {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }

  @Override
  public void close() {
    all().forEach(Crew::close);
    letters.forEach(Letters::close);
  }
}
