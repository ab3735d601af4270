package chat.parley.chaos;

import chat.parley.support.Person;
import chat.parley.support.Wire;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Somebody who comes in the end and reads the whole log of a room. */
final class Reader implements AutoCloseable {
  private static final int PAGE = 200;

  private final Person person;
  private final String room;

  /** Through the first node that lets him in. */
  static Reader comes(Wire.Carrier carrier, List<Integer> ports, String room) {
    List<String> closed = new ArrayList<>();
    for (int port : ports) {
      try {
        return new Reader(Person.comes(carrier, port, "reader"), room);
      } catch (RuntimeException | AssertionError cause) {
        closed.add(port + ": " + cause);
      }
    }
    throw new AssertionError("no node to read the log from: " + closed);
  }

  private Reader(Person person, String room) {
    this.person = person;
    this.room = room;
  }

  /** The last position that his node knows now. */
  long head() {
    return person.asksPatiently("join", new JsonObject().put("room", room)).getLong("head");
  }

  List<History.Entry> log() {
    List<History.Entry> log = new ArrayList<>();
    JsonObject page;
    long after = 0;
    do {
      JsonObject history =
          new JsonObject().put("room", room).put("after", after).put("limit", PAGE);
      page = person.asksPatiently("history", history);
      page.getJsonArray("entries").forEach(entry -> log.add(entry((JsonObject) entry)));
      after = log.isEmpty() ? 0 : log.get(log.size() - 1).seq();
    } while (page.getBoolean("more"));
    return log;
  }

  static History.Entry entry(JsonObject entry) {
    return new History.Entry(entry.getString("cid"), entry.getLong("pos"), entry.getLong("seq"));
  }

  @Override
  public void close() {
    person.isCutOff();
  }
}
