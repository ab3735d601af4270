package chat.parley.inbox;

import static chat.parley.support.Person.ok;

import chat.parley.support.Person;
import chat.parley.support.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** One person at several places, and what all tests here ask. */
public final class Devices {

  private Devices() {}

  /** The same person over another connection. */
  public static Person twin(Wire.Carrier carrier, int port, Person of) {
    Person twin = Person.connects(carrier, port);
    twin.saysHello(new JsonObject().put("v", 1).put("person", of.welcome().getString("person")));
    return twin;
  }

  public static JsonObject room(String room) {
    return new JsonObject().put("room", room);
  }

  public static JsonObject reads(Person person, String room, long seq) {
    return ok(person.asks("read", room(room).put("seq", seq)));
  }

  /** All pages of his conversations. */
  public static JsonArray syncs(Person person) {
    JsonArray all = new JsonArray();
    JsonObject page = ok(person.asksPatiently("sync", new JsonObject()));
    all.addAll(page.getJsonArray("rooms"));
    while (page.getBoolean("more", false)) {
      page = ok(person.asksPatiently("sync", new JsonObject().put("next", page.getString("next"))));
      all.addAll(page.getJsonArray("rooms"));
    }
    return all;
  }

  /** A room in the list of somebody's conversations. */
  public static JsonObject line(Person person, String room) {
    return syncs(person).stream()
        .map(JsonObject.class::cast)
        .filter(line -> line.getString("room").equals(room))
        .findFirst()
        .orElseThrow(() -> new AssertionError("he has no " + room));
  }
}
