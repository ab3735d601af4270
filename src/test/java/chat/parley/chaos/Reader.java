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

  /** Each step since the beginning. */
  List<History.Entry> log() {
    List<History.Entry> log = new ArrayList<>();
    JsonObject join = new JsonObject().put("room", room);
    JsonObject page = person.asksPatiently("join", join);
    do {
      long last = log.isEmpty() ? 0 : log.get(log.size() - 1).pos();
      join.put("since", new JsonObject().put("epoch", page.getString("epoch")).put("pos", last));
      page = person.asksPatiently("join", join);
      page.getJsonArray("entries").forEach(entry -> log.add(entry((JsonObject) entry)));
    } while (page.getBoolean("more"));
    return log;
  }

  /** All messages as they are now. */
  List<JsonObject> messages() {
    List<JsonObject> messages = new ArrayList<>();
    JsonObject page;
    do {
      long last = messages.isEmpty() ? 0 : messages.get(messages.size() - 1).getLong("seq");
      JsonObject history = new JsonObject().put("room", room).put("after", last).put("limit", PAGE);
      page = person.asksPatiently("history", history);
      page.getJsonArray("entries").forEach(message -> messages.add((JsonObject) message));
    } while (page.getBoolean("more"));
    return messages;
  }

  static History.Entry entry(JsonObject entry) {
    return new History.Entry(entry.getString("cid"), entry.getLong("pos"), entry.getLong("seq"));
  }

  @Override
  public void close() {
    person.isCutOff();
  }
}
