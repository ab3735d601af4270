package chat.parley.chaos;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A room's messages, as somebody sees them who has heard each step since he came. What happens to
 * older ones is not for him.
 */
final class View {
  private final Map<Long, Shown> messages = new TreeMap<>();

  /** One message; a deleted one has nothing but its place. */
  record Shown(String text, boolean deleted, boolean pinned, Map<String, Integer> reactions) {
    Shown says(String now) {
      return deleted ? this : new Shown(now, false, pinned, reactions);
    }

    Shown isDeleted() {
      return new Shown("", true, false, Map.of());
    }

    Shown isPinned(boolean now) {
      return new Shown(text, deleted, now, reactions);
    }

    Shown has(String emoji, int count) {
      Map<String, Integer> now = new TreeMap<>(reactions);
      now.put(emoji, count);
      now.values().removeIf(none -> none == 0);
      return new Shown(text, deleted, pinned, now);
    }
  }

  /** As history shows them in the end. */
  static View of(List<JsonObject> history) {
    View view = new View();
    history.forEach(message -> view.messages.put(message.getLong("seq"), shown(message)));
    return view;
  }

  private static Shown shown(JsonObject message) {
    Shown plain = new Shown(text(message), false, message.getBoolean("pinned", false), Map.of());
    if (message.containsKey("deleted")) {
      return plain.isDeleted();
    }
    for (Object reaction : message.getJsonArray("reactions", new JsonArray())) {
      JsonObject counted = (JsonObject) reaction;
      plain = plain.has(counted.getString("emoji"), counted.getInteger("count"));
    }
    return plain;
  }

  private static String text(JsonObject message) {
    return message.getJsonObject("body").getString("text");
  }

  /** Entries come in the order of the log. */
  void hear(JsonObject entry) {
    long seq = entry.getLong("seq");
    switch (entry.getString("ev")) {
      case "message" -> messages.put(seq, new Shown(text(entry), false, false, Map.of()));
      case "edited" -> messages.computeIfPresent(seq, (s, was) -> was.says(text(entry)));
      case "deleted" -> messages.computeIfPresent(seq, (s, was) -> was.isDeleted());
      case "pinned" ->
          messages.computeIfPresent(seq, (s, was) -> was.isPinned(entry.getBoolean("on")));
      case "reaction" ->
          messages.computeIfPresent(
              seq, (s, was) -> was.has(entry.getString("emoji"), entry.getInteger("count")));
      default -> throw new AssertionError("an entry of no kind that the room has: " + entry);
    }
  }

  View copy() {
    View copy = new View();
    copy.messages.putAll(messages);
    return copy;
  }

  /** The first message of these that the other one shows otherwise, or not at all. */
  Optional<String> differsFrom(View other) {
    return messages.entrySet().stream()
        .filter(mine -> !mine.getValue().equals(other.messages.get(mine.getKey())))
        .findFirst()
        .map(mine -> mine + ", but " + other.messages.get(mine.getKey()));
  }
}
