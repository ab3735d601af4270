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
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rooms' logs in PostgreSQL: several nodes may write, and a room's row keeps them in line. */
final class PostgresRoomStore implements RoomStore {
  private static final String ENTRIES =
      "SELECT "
          + EntryRows.COLUMNS
          + " FROM"
          + EntryRows.TABLES
          + " WHERE e.room = (SELECT id FROM room WHERE name = $1)";
  private static final String AFTER =
      ENTRIES + " AND e.pos > $2 AND e.pos <= $3 ORDER BY e.pos LIMIT $4";
  private static final String NEWEST = ENTRIES + " AND e.pos <= $2 ORDER BY e.pos DESC LIMIT $3";
  private static final String HEAD = "SELECT pos FROM room WHERE name = $1";
  private static final String HEADS =
      "SELECT name, pos FROM room WHERE name = ANY($1)"
          + " UNION SELECT name, pos FROM room WHERE first_user IS NOT NULL AND ts >= $2";
  private static final String KNOWS = "SELECT 1 FROM entry WHERE sender = $1 LIMIT 1";
  private static final String OPEN_ROOMS =
      "SELECT name, pos, ts FROM room WHERE first_user IS NULL ORDER BY ts DESC LIMIT $1";
  private static final String DIRECT_ROOMS =
      "SELECT r.name, r.pos, r.ts, r.other,"
          + " coalesce((SELECT e.name FROM entry e WHERE e.sender = r.other LIMIT 1), r.other)"
          + " FROM (SELECT name, pos, ts, second_user AS other FROM room WHERE first_user = $1"
          + " UNION SELECT name, pos, ts, first_user FROM room WHERE second_user = $1) r"
          + " ORDER BY r.ts DESC LIMIT $2";

  private final PostgresDatabase database;
  private final MessageStore messages;

  PostgresRoomStore(PostgresDatabase database, MessageStore messages) {
    this.database = database;
    this.messages = messages;
  }

  @Override
  public String epoch() {
    return database.log().epoch();
  }

  @Override
  public Future<List<Outcome<RoomEntry>>> append(String room, List<RoomDraft> drafts) {
    PostgresAppend batch = new PostgresAppend(database.log(), room, drafts);
    return database.write(batch::run);
  }

  @Override
  public Future<Long> head(String room) {
    return database
        .query(HEAD, Tuple.of(room))
        .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> rooms, long directSince) {
    return database.ask(client -> heads(client, rooms, directSince));
  }

  /** The ends of many logs, of whichever log the database holds now. */
  static Future<Map<String, Long>> heads(SqlClient client, Set<String> rooms, long directSince) {
    return client
        .preparedQuery(HEADS)
        .execute(Tuple.of(rooms.toArray(String[]::new), directSince))
        .map(
            rows -> {
              Map<String, Long> heads = new HashMap<>();
              rows.forEach(row -> heads.put(row.getString(0), row.getLong(1)));
              return heads;
            });
  }

  @Override
  public Future<Page<RoomEntry>> after(String room, long after, long upTo, int limit) {
    return database
        .query(AFTER, Tuple.of(room, after, upTo, limit + 1))
        .map(rows -> Pages.oldestFirst(entries(rows, room), limit));
  }

  @Override
  public Future<Page<RoomEntry>> newest(String room, long upTo, int limit) {
    return database
        .query(NEWEST, Tuple.of(room, upTo, limit + 1))
        .map(rows -> Pages.newestFirst(entries(rows, room), limit));
  }

  @Override
  public Future<Page<RoomEntry>> shown(String room, long upTo, int limit, String reader) {
    return messages
        .before(room, Long.MAX_VALUE, upTo, limit, reader)
        .map(page -> new Page<>(List.copyOf(page.entries()), page.more()));
  }

  private List<RoomEntry> entries(RowSet<Row> rows, String room) {
    List<RoomEntry> entries = new ArrayList<>(rows.size());
    rows.forEach(row -> entries.add(EntryRows.entry(new PostgresRow(row), room, epoch())));
    return entries;
  }

  @Override
  public Future<List<RoomSummary>> rooms(String user, int limit) {
    return database
        .query(OPEN_ROOMS, Tuple.of(limit))
        .compose(
            open ->
                database
                    .query(DIRECT_ROOMS, Tuple.of(user, limit))
                    .map(
                        direct -> {
                          List<RoomSummary> rooms = new ArrayList<>();
                          open.forEach(row -> rooms.add(summary(row, Optional.empty())));
                          direct.forEach(row -> rooms.add(summary(row, Optional.of(other(row)))));
                          return rooms;
                        }));
  }

  private static User other(Row row) {
    return new User(row.getString(3), row.getString(4), true);
  }

  private static RoomSummary summary(Row row, Optional<User> other) {
    return new RoomSummary(row.getString(0), row.getLong(1), row.getLong(2), 0, other);
  }

  @Override
  public Future<Boolean> knows(String user) {
    return database.query(KNOWS, Tuple.of(user)).map(rows -> rows.size() > 0);
  }
}
