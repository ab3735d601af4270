package chat.parley.chaos;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who is there as one listener is told it, by user id. Any thread may ask. */
public final class Presence {
  private final Set<String> present = new HashSet<>();
  private final Map<String, Integer> joins = new HashMap<>();
  private final Map<String, Integer> leaves = new HashMap<>();

  /** The members of a page; in a room of more than 200 not all of them. */
  synchronized void read(JsonObject members) {
    present.clear();
    ids(members.getJsonArray("users", new JsonArray())).forEach(present::add);
  }

  synchronized void heard(JsonObject event) {
    for (String user : ids(event.getJsonArray("leave", new JsonArray()))) {
      present.remove(user);
      leaves.merge(user, 1, Integer::sum);
    }
    for (String user : ids(event.getJsonArray("join", new JsonArray()))) {
      present.add(user);
      joins.merge(user, 1, Integer::sum);
    }
  }

  private static Iterable<String> ids(JsonArray users) {
    return users.stream().map(user -> ((JsonObject) user).getString("id")).toList();
  }

  public synchronized Set<String> present() {
    return Set.copyOf(present);
  }

  /** How often this user was told as coming, or as changing his status. */
  public synchronized int joins(String user) {
    return joins.getOrDefault(user, 0);
  }

  public synchronized int leaves(String user) {
    return leaves.getOrDefault(user, 0);
  }
}
