package chat.parley.store;

import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.message.MessageId;
import chat.parley.message.MessageStore;
import chat.parley.message.Version;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages as they are now, in the embedded database. */
final class SqliteMessageStore implements MessageStore {
  private static final MessageQueries QUERIES = MessageQueries.SQLITE;
  private static final String REACTORS =
      Reactors.sql("?", "IN (SELECT value FROM json_each(?))", "?");

  private final SqliteDatabase database;

  SqliteMessageStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Future<Page<Message>> after(String room, long after, long upTo, int limit, String reader) {
    return read(QUERIES.after(), room, reader, after, upTo, limit + 1)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<Page<Message>> before(
      String room, long before, long upTo, int limit, String reader) {
    return read(QUERIES.before(), room, reader, before, upTo, limit + 1)
        .map(rows -> Pages.newestFirst(rows, limit));
  }

  @Override
  public Future<Long> firstSince(String room, long ts) {
    return database.read(
        session -> {
          try (ResultSet row = session.query(QUERIES.since(), room, ts)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  @Override
  public Future<Optional<Message>> message(MessageId id, String reader) {
    return read(QUERIES.one(), id.room(), reader, id.seq()).map(rows -> rows.stream().findFirst());
  }

  @Override
  public Future<Page<Message>> replies(MessageId root, long after, int limit, String reader) {
    return read(QUERIES.replies(), root.room(), reader, root.seq(), after, limit + 1)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<Page<Message>> repliesBefore(
      MessageId root, long before, int limit, String reader) {
    return read(QUERIES.repliesBefore(), root.room(), reader, root.seq(), before, limit + 1)
        .map(rows -> Pages.newestFirst(rows, limit));
  }

  @Override
  public Future<Page<Message>> pinned(String room, int limit, String reader) {
    return read(QUERIES.pinned(), room, reader, limit + 1)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<List<Version>> versions(MessageId id, int bytes) {
    return database.read(
        session -> {
          Versions versions = new Versions(bytes);
          try (ResultSet row =
              session.query(QUERIES.versions(), id.room(), id.seq(), id.room(), id.seq())) {
            while (versions.room() && row.next()) {
              versions.add(new SqliteRow(row));
            }
          }
          return versions.oldestFirst();
        });
  }

  /** The room is the first parameter, the others follow. */
  private Future<List<Message>> read(String sql, String room, String reader, Object... others) {
    return database.read(session -> messages(session, sql, room, reader, others));
  }

  List<Message> messages(
      SqliteSession session, String sql, String room, String reader, Object... others)
      throws SQLException {
    List<Object> parameters = new ArrayList<>(List.of(room));
    parameters.addAll(List.of(others));
    List<Message> messages = new ArrayList<>();
    JsonArray reactedTo = new JsonArray();
    try (ResultSet found = session.query(sql, parameters.toArray())) {
      SqliteRow row = new SqliteRow(found);
      while (found.next()) {
        Message message = NowRows.message(row, room, database.epoch());
        messages.add(message);
        if (NowRows.reactedTo(row)) {
          reactedTo.add(message.seq());
        }
      }
    }
    return reactedTo.isEmpty() ? messages : reactions(session, messages, reactedTo, room, reader);
  }

  private static List<Message> reactions(
      SqliteSession session, List<Message> messages, JsonArray seqs, String room, String reader)
      throws SQLException {
    List<NowRows.Reactor> found = new ArrayList<>();
    try (ResultSet row = session.query(REACTORS, room, seqs.encode(), reader)) {
      while (row.next()) {
        found.add(NowRows.Reactor.of(new SqliteRow(row)));
      }
    }
    Reactors reactors = new Reactors(reader, found);
    return messages.stream().map(reactors::at).toList();
  }
}
