package chat.parley.store;

import chat.parley.message.Message;
import chat.parley.message.search.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hits are read room by room, and shown in their own order. */
final class HitRows {
  /** SQLite goes through what is asked for; else it would read the whole room. */
  static final String SQLITE =
      "SELECT "
          + NowRows.COLUMNS
          + " FROM json_each(?2) j CROSS JOIN"
          + NowRows.TABLES
          + " WHERE e.room = (SELECT id FROM room WHERE name = ?1) AND e.seq = j.value"
          + " AND e.kind = 'message'";

  static final String POSTGRESQL =
      "SELECT "
          + NowRows.COLUMNS
          + " FROM"
          + NowRows.TABLES
          + " WHERE e.room = (SELECT id FROM room WHERE name = $1) AND e.seq = ANY($2)"
          + " AND e.kind = 'message'";

  private HitRows() {}

  static Map<String, List<Long>> byRoom(List<Hit> hits) {
    Map<String, List<Long>> rooms = new LinkedHashMap<>();
    hits.forEach(
        hit -> rooms.computeIfAbsent(hit.room(), room -> new ArrayList<>()).add(hit.spot().seq()));
    return rooms;
  }

  /** What is not there any more is left out. */
  static List<Message> inOrder(List<Hit> hits, List<Message> messages) {
    Map<String, Message> byId = new LinkedHashMap<>();
    messages.forEach(message -> byId.put(message.room() + ":" + message.seq(), message));
    return hits.stream()
        .map(hit -> hit.room() + ":" + hit.spot().seq())
        .filter(byId::containsKey)
        .map(byId::get)
        .toList();
  }
}
