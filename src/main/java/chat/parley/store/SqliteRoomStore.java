package chat.parley.store;

import chat.parley.access.User;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import chat.parley.message.MessageStore;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import chat.parley.room.RoomStore;
import chat.parley.room.RoomSummary;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms' logs in the embedded database. */
final class SqliteRoomStore implements RoomStore {
  private static final String ENTRIES =
      "SELECT "
          + EntryRows.COLUMNS
          + " FROM"
          + EntryRows.TABLES
          + " WHERE e.room = (SELECT id FROM room WHERE name = ?)";
  private static final String AFTER =
      ENTRIES + " AND e.pos > ? AND e.pos <= ? ORDER BY e.pos LIMIT ?";
  private static final String NEWEST = ENTRIES + " AND e.pos <= ? ORDER BY e.pos DESC LIMIT ?";
  private static final String HEAD = "SELECT pos FROM room WHERE name = ?";
  private static final String HEADS =
      "SELECT name, pos FROM room WHERE name IN (SELECT value FROM json_each(?))"
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

  private final SqliteDatabase database;
  private final MessageStore messages;

  SqliteRoomStore(SqliteDatabase database, MessageStore messages) {
    this.database = database;
    this.messages = messages;
  }

  @Override
  public String epoch() {
    return database.epoch();
  }

  @Override
  public Future<List<Outcome<RoomEntry>>> append(String room, List<RoomDraft> drafts) {
    return database
        .write(
            writer ->
                new SqliteEntries(writer.writing(drafts.size()), epoch(), room).append(drafts))
        .onSuccess(outcomes -> database.added(stored(outcomes)));
  }

  private static long stored(List<Outcome<RoomEntry>> outcomes) {
    return outcomes.stream().filter(Outcome.Stored.class::isInstance).count();
  }

  @Override
  public Future<Long> head(String room) {
    return database.read(
        session -> {
          try (ResultSet row = session.query(HEAD, room)) {
            return row.next() ? row.getLong(1) : 0L;
          }
        });
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> rooms, long directSince) {
    String names = new JsonArray(List.copyOf(rooms)).encode();
    return database.read(
        session -> {
          Map<String, Long> heads = new HashMap<>();
          try (ResultSet row = session.query(HEADS, names, directSince)) {
            while (row.next()) {
              heads.put(row.getString(1), row.getLong(2));
            }
          }
          return heads;
        });
  }

  @Override
  public Future<Page<RoomEntry>> after(String room, long after, long upTo, int limit) {
    return database
        .read(session -> entries(session.query(AFTER, room, after, upTo, limit + 1), room))
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<Page<RoomEntry>> newest(String room, long upTo, int limit) {
    return database
        .read(session -> entries(session.query(NEWEST, room, upTo, limit + 1), room))
        .map(rows -> Pages.newestFirst(rows, limit));
  }

  @Override
  public Future<Page<RoomEntry>> shown(String room, long upTo, int limit, String reader) {
    return messages
        .before(room, Long.MAX_VALUE, upTo, limit, reader)
        .map(page -> new Page<>(List.copyOf(page.entries()), page.more()));
  }

  private List<RoomEntry> entries(ResultSet result, String room) throws SQLException {
    List<RoomEntry> entries = new ArrayList<>();
    try (ResultSet row = result) {
      while (row.next()) {
        entries.add(EntryRows.entry(new SqliteRow(row), room, epoch()));
      }
    }
    return entries;
  }

  @Override
  public Future<List<RoomSummary>> rooms(String user, int limit) {
    return database.read(
        session -> {
          List<RoomSummary> rooms = new ArrayList<>(summaries(session.query(OPEN_ROOMS, limit)));
          rooms.addAll(summaries(session.query(DIRECT_ROOMS, user, user, limit)));
          return rooms;
        });
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

  @Override
  public Future<Boolean> knows(String user) {
    return database.read(
        session -> {
          try (ResultSet row = session.query(KNOWS, user)) {
            return row.next();
          }
        });
  }
}
