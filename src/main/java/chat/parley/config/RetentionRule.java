package chat.parley.config;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * One item of {@code messages.retention}: how long some rooms keep what is said in them.
 *
 * @param rooms the name of one, or the beginning of the names of some, with a {@code *} behind it
 * @param days 0 is for ever
 */
public record RetentionRule(String rooms, int days) {
  private static final int MOST_DAYS = 36_500;
  private static final int NAME_CHARACTERS = 300;

  static List<RetentionRule> read(List<JsonObject> items) {
    List<RetentionRule> rules = items.stream().map(RetentionRule::read).toList();
    for (int later = 1; later < rules.size(); later++) {
      for (RetentionRule earlier : rules.subList(0, later)) {
        if (earlier.covers(rules.get(later).rooms())) {
          throw wrong(
              "has to come before one that is meant for the same rooms: \"%s\" is never reached behind \"%s\""
                  .formatted(rules.get(later).rooms(), earlier.rooms()));
        }
      }
    }
    return rules;
  }

  private static RetentionRule read(JsonObject json) {
    if (!json.fieldNames().equals(Set.of("rooms", "days"))
        || !(json.getValue("rooms") instanceof String rooms)
        || !(json.getValue("days") instanceof Integer days)) {
      throw wrong("has rooms, a text, and days, a whole number, not " + json.encode());
    }
    if (days < 0 || days > MOST_DAYS) {
      throw wrong("keeps what is said for 0 to %d days, not %d".formatted(MOST_DAYS, days));
    }
    int star = rooms.indexOf('*');
    if (rooms.isEmpty()
        || rooms.length() > NAME_CHARACTERS
        || !rooms.equals(rooms.strip())
        || star >= 0 && star < rooms.length() - 1) {
      throw wrong(
          "names a room, or the beginning of names with a * behind it, not " + json.encode());
    }
    return new RetentionRule(rooms, days);
  }

  private boolean covers(String others) {
    return rooms.endsWith("*")
        ? others.startsWith(rooms.substring(0, rooms.length() - 1))
        : others.equals(rooms);
  }

  private static ConfigException wrong(String what) {
    return new ConfigException("each of messages.retention " + what);
  }
}
