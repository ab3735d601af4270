package chat.parley.store;

import chat.parley.room.Head;
import chat.parley.room.Message;
import chat.parley.room.Page;
import chat.parley.room.RoomSummary;
import chat.parley.room.User;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One who reads, over a connection of his own; used by one thread at a time. */
final class SqliteReader {
  private static final String FROM_ROOM =
      "SELECT "
          + SqliteRows.COLUMNS
          + " FROM entry e WHERE e.room = (SELECT id FROM room WHERE name = ?)";
  private static final String AFTER_POSITION =
      FROM_ROOM + " AND e.pos > ? AND e.pos <= ? ORDER BY e.pos LIMIT ?";
  private static final String AFTER_SEQ =
      FROM_ROOM + " AND e.seq > ? AND e.pos <= ? ORDER BY e.seq LIMIT ?";
  private static final String BEFORE_SEQ =
      FROM_ROOM + " AND e.seq < ? AND e.pos <= ? ORDER BY e.seq DESC LIMIT ?";
  private static final String HEAD = "SELECT pos, seq FROM room WHERE name = ?";
  private static final String HEADS =
      "SELECT name, pos, seq FROM room WHERE name IN (SELECT value FROM json_each(?))"
          + " OR first_user IS NOT NULL AND ts >= ?";
  private static final String KNOWS = "SELECT 1 FROM entry WHERE sender = ? LIMIT 1";
  private static final String OPEN_ROOMS =
      "SELECT name, pos, ts, NULL, NULL FROM room WHERE first_user IS NULL"
          + " ORDER BY ts DESC LIMIT ?";
  private static final String DIRECT_ROOMS =
      "SELECT r.name, r.pos, r.ts, r.other,"
          + " coalesce((SELECT e.name FROM entry e WHERE e.sender = r.other LIMIT 1), r.other)"
          + " FROM (SELECT name, pos, ts, second_user AS other FROM room WHERE first_user = ?"
          + " UNION SELECT name, pos, ts, first_user FROM room WHERE second_user = ?) r"
          + " ORDER BY r.ts DESC LIMIT ?";

  private final SqliteSession session;
  private final String epoch;

  SqliteReader(SqliteSession session, String epoch) {
    this.session = session;
    this.epoch = epoch;
  }

  Head head(String room) throws SQLException {
    try (ResultSet row = session.query(HEAD, room)) {
      return row.next() ? new Head(row.getLong(1), row.getLong(2)) : Head.EMPTY;
    }
  }

  Map<String, Head> heads(Set<String> rooms, long directSince) throws SQLException {
    Map<String, Head> heads = new HashMap<>();
    String names = new JsonArray(List.copyOf(rooms)).encode();
    try (ResultSet row = session.query(HEADS, names, directSince)) {
      while (row.next()) {
        heads.put(row.getString(1), new Head(row.getLong(2), row.getLong(3)));
      }
    }
    return heads;
  }

  Page afterPosition(String room, long after, long upTo, int limit) throws SQLException {
    return Pages.oldestFirst(messages(AFTER_POSITION, room, after, upTo, limit + 1), limit);
  }

  Page afterSeq(String room, long after, long upTo, int limit) throws SQLException {
    return Pages.oldestFirst(messages(AFTER_SEQ, room, after, upTo, limit + 1), limit);
  }

  Page beforeSeq(String room, long before, long upTo, int limit) throws SQLException {
    return Pages.newestFirst(messages(BEFORE_SEQ, room, before, upTo, limit + 1), limit);
  }

  private List<Message> messages(String sql, String room, long seq, long upTo, int limit)
      throws SQLException {
    List<Message> messages = new ArrayList<>();
    try (ResultSet rows = session.query(sql, room, seq, upTo, limit)) {
      while (rows.next()) {
        messages.add(SqliteRows.message(rows, room, epoch));
      }
    }
    return messages;
  }

  List<RoomSummary> rooms(String user, int limit) throws SQLException {
    List<RoomSummary> rooms = new ArrayList<>(summaries(session.query(OPEN_ROOMS, limit)));
    rooms.addAll(summaries(session.query(DIRECT_ROOMS, user, user, limit)));
    return rooms;
  }

  private static List<RoomSummary> summaries(ResultSet result) throws SQLException {
    List<RoomSummary> rooms = new ArrayList<>();
    try (ResultSet row = result) {
      while (row.next()) {
        String name = row.getString(5);
        Optional<User> other =
            Optional.ofNullable(row.getString(4)).map(id -> new User(id, name, true));
        rooms.add(new RoomSummary(row.getString(1), row.getLong(2), row.getLong(3), 0, other));
      }
    }
    return rooms;
  }

  boolean knows(String user) throws SQLException {
    try (ResultSet row = session.query(KNOWS, user)) {
      return row.next();
    }
  }

  /** Reads over a new connection from now on. */
  void abandon(Throwable cause) {
    session.discard(cause);
  }

  void close() throws SQLException {
    session.close();
  }
}
