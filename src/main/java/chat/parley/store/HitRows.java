package chat.parley.store;

import chat.parley.message.Message;
import chat.parley.message.search.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hits are read room by room, and shown in their own order. */
final class HitRows {
  private static final String MESSAGES =
      "SELECT "
          + NowRows.COLUMNS
          + " FROM"
          + NowRows.TABLES
          + " WHERE e.room = (SELECT id FROM room WHERE name = %s) AND e.seq %s"
          + " AND e.kind = 'message'";

  static final String SQLITE = MESSAGES.formatted("?", "IN (SELECT value FROM json_each(?))");
  static final String POSTGRESQL = MESSAGES.formatted("$1", "= ANY($2)");

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
