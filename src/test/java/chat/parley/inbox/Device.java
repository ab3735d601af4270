package chat.parley.inbox;

import static chat.parley.support.Person.ok;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One of a person's devices, which counts as a page would: it asks once when it comes, and then
 * goes by what it hears.
 */
final class Device {
  private final Person first;
  private final List<String> rooms;
  private final Map<String, JsonObject> stands = new HashMap<>();
  private final Map<String, TreeSet<Long>> heard = new HashMap<>();
  private Optional<Person> here = Optional.empty();

  /**
   * @param first whose device it is
   */
  Device(Person first, List<String> rooms) {
    this.first = first;
    this.rooms = rooms;
  }

  boolean on() {
    return here.isPresent();
  }

  void goesOn(int port) {
    Person person = Devices.twin(JdkWebSocket.CARRIER, port, first);
    here = Optional.of(person);
    stands.clear();
    heard.clear();
    rooms.forEach(person::joins);
    Devices.syncs(person).stream().map(JsonObject.class::cast).forEach(this::stand);
    // of rooms that he has never read nothing is kept
    rooms.stream()
        .filter(room -> !stands.containsKey(room))
        .forEach(room -> stand(ok(person.asks("read", Devices.room(room)))));
  }

  void goesOff() {
    here.ifPresent(Person::isCutOff);
    here = Optional.empty();
  }

  /** Gives a command of read marks; its answer counts like an event. */
  void moves(String op, String room, long seq) {
    stand(ok(here.orElseThrow().asks(op, Devices.room(room).put("seq", seq))));
  }

  /** As far as this is read in the thread that the room began with. */
  void readsThread(String room, long seq) {
    ok(here.orElseThrow().asks("read", Devices.room(room).put("thread", 1).put("seq", seq)));
  }

  void says(String room, String text) {
    here.orElseThrow().says(room, text);
  }

  /** Of two that come in any order the newer one stays. */
  private void stand(JsonObject news) {
    stands.merge(
        news.getString("room"),
        news,
        (known, newer) ->
            newer.getLong("n") > known.getLong("n")
                    || newer.getLong("n").equals(known.getLong("n"))
                        && newer.getLong("seq") > known.getLong("seq")
                ? newer
                : known);
  }

  /** Takes in what it has heard meanwhile. */
  private void listens() {
    Person person = here.orElseThrow();
    person.heardSoFar("read").forEach(this::stand);
    for (JsonObject message : person.heardUntilNow("message")) {
      if (!message.getJsonObject("from").getString("id").equals(first.user())) {
        heard
            .computeIfAbsent(message.getString("room"), room -> new TreeSet<>())
            .add(message.getLong("seq"));
      }
    }
  }

  /** What it shows of its rooms: the read mark, and how many are unread. */
  List<String> shows() {
    listens();
    List<String> shown = new ArrayList<>();
    for (String room : rooms) {
      JsonObject stand =
          stands.getOrDefault(room, new JsonObject().put("read", 0).put("unread", 0).put("seq", 0));
      int since =
          heard.getOrDefault(room, new TreeSet<>()).tailSet(stand.getLong("seq"), false).size();
      shown.add(room + " " + stand.getLong("read") + " " + (stand.getInteger("unread") + since));
    }
    return shown;
  }
}
