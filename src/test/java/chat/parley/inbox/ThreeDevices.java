package chat.parley.inbox;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Three devices of one person go off and on, read and unread, while somebody else talks. Whenever
 * it is quiet, each of them shows what a recount of the log says, and so does each node of a thread
 * that he follows.
 */
public final class ThreeDevices {
  /** {@code -Dinbox.seed=…} repeats a run. */
  public static final long SEED =
      Long.getLong("inbox.seed", ThreadLocalRandom.current().nextLong(1_000_000));

  private static final List<String> ROOMS = List.of("red", "green", "blue");
  private static final JsonObject ANSWER =
      new JsonObject().put("reply", 1).put("body", new JsonObject().put("text", "you"));
  private static final int ROUNDS = Boolean.getBoolean("chaos.long") ? 12 : 5;
  private static final int STEPS = 12;

  private final Random random;
  private final List<Integer> ports;
  private final Person ann;
  private final Person bob;
  private final List<Device> devices;
  private final Map<String, Integer> said = new HashMap<>();

  /**
   * @param ports of the nodes, to any of which a device may go
   */
  public ThreeDevices(List<Integer> ports) {
    this.random = new Random(SEED);
    this.ports = ports;
    this.ann = Person.comes(JdkWebSocket.CARRIER, ports.get(0), "Ann");
    this.bob = Person.comes(JdkWebSocket.CARRIER, ports.get(ports.size() - 1), "Bob");
    this.devices = Stream.generate(() -> new Device(ann, ROOMS)).limit(3).toList();
    ROOMS.forEach(bob::joins);
    ROOMS.forEach(this::begins);
  }

  /** Each room begins with a thread of Ann's. */
  private void begins(String room) {
    ann.joins(room);
    ann.says(room, "I");
    said.put(room, 1);
  }

  public void run() {
    System.out.println("inbox.seed=" + SEED);
    for (int round = 1; round <= ROUNDS; round++) {
      for (int step = 0; step < STEPS; step++) {
        step();
      }
      List<Device> on = devices.stream().filter(Device::on).toList();
      List<String> recount = recount();
      String what = "round " + round + ", all show " + recount;
      Await.until(what, () -> on.stream().allMatch(device -> device.shows().equals(recount)));
      ROOMS.forEach(this::recountThread);
    }
    leavesThread(ROOMS.get(0));
  }

  /** Which every other device hears, at whatever node it is. */
  private void leavesThread(String room) {
    Person here = Devices.twin(JdkWebSocket.CARRIER, ports.get(0), ann);
    Person there = Devices.twin(JdkWebSocket.CARRIER, ports.get(ports.size() - 1), ann);
    ok(here.asks("follow", new JsonObject().put("message", room + ":1").put("on", false)));
    JsonObject heard = there.awaits("that", event -> "followed".equals(event.getString("ev")));
    assertEquals(room + " false", heard.getString("room") + " " + heard.getBoolean("follow"));
  }

  private void step() {
    Device device = one(devices);
    String room = one(ROOMS);
    if (!device.on()) {
      device.goesOn(one(ports));
      return;
    }
    int seq = random.nextInt(said.getOrDefault(room, 0) + 3);
    switch (random.nextInt(10)) {
      case 0 -> device.goesOff();
      case 1, 2 -> device.moves("read", room, seq);
      case 3 -> device.readsThread(room, seq);
      case 4 -> device.moves("unread", room, seq);
      case 5 -> {
        device.says(room, "I");
        said.merge(room, 1, Integer::sum);
      }
      case 6, 7 -> {
        ok(bob.asks("send", ANSWER.copy().put("to", "room:" + room)));
        said.merge(room, 1, Integer::sum);
      }
      default -> {
        bob.says(room, "you");
        said.merge(room, 1, Integer::sum);
      }
    }
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** By the log and the read mark alone. */
  private List<String> recount() {
    List<String> all = new ArrayList<>();
    for (String room : ROOMS) {
      long read = ok(ann.asks("read", Devices.room(room))).getLong("read");
      long unread = said.containsKey(room) ? unread(room, read) : 0;
      all.add(room + " " + read + " " + unread);
    }
    return all;
  }

  private long unread(String room, long read) {
    return unreadOf(room, read).count();
  }

  private Stream<JsonObject> unreadOf(String room, long read) {
    JsonObject page = ok(ann.asks("history", Devices.room(room).put("limit", 200)));
    return page.getJsonArray("entries").stream()
        .map(JsonObject.class::cast)
        .filter(message -> message.getLong("seq") > read)
        .filter(message -> !message.getJsonObject("from").getString("id").equals(ann.user()));
  }

  private void recountThread(String room) {
    JsonObject stands = ok(ann.asks("follow", new JsonObject().put("message", room + ":1")));
    long read = stands.getLong("read");
    long replies = unreadOf(room, read).filter(message -> message.getLong("root", 0L) == 1).count();
    boolean follows = stands.getBoolean("follow");
    assertEquals(follows ? replies : 0, stands.getLong("unread"), () -> room + " " + stands);
  }
}
