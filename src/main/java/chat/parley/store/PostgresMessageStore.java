package chat.parley.store;

import chat.parley.log.Page;
import chat.parley.message.Message;
import chat.parley.message.MessageId;
import chat.parley.message.MessageStore;
import chat.parley.message.Version;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages as they are now, in PostgreSQL. */
final class PostgresMessageStore implements MessageStore {
  private static final MessageQueries QUERIES = MessageQueries.POSTGRESQL;

  /** The newest so many bytes of them: more would be read only to be thrown away. */
  private static final String VERSIONS =
      "SELECT * FROM (SELECT v.*, sum(length(v.text) + coalesce(length(v.data), 0))"
          + " OVER (ORDER BY v.pos DESC) AS so_far FROM ("
          + QUERIES.versions()
          + ") v) w WHERE so_far - length(w.text) - coalesce(length(w.data), 0) <= $5"
          + " ORDER BY w.pos DESC";

  private static final String REACTORS = Reactors.sql("$1", "= ANY($2)", "$3");

  private final PostgresDatabase database;

  PostgresMessageStore(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public Future<Page<Message>> after(String room, long after, long upTo, int limit, String reader) {
    return read(QUERIES.after(), Tuple.of(room, after, upTo, limit + 1), room, reader)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<Page<Message>> before(
      String room, long before, long upTo, int limit, String reader) {
    return read(QUERIES.before(), Tuple.of(room, before, upTo, limit + 1), room, reader)
        .map(rows -> Pages.newestFirst(rows, limit));
  }

  @Override
  public Future<Long> firstSince(String room, long ts) {
    return database
        .query(QUERIES.since(), Tuple.of(room, ts))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getLong(0)).orElse(0L));
  }

  @Override
  public Future<Optional<Message>> message(MessageId id, String reader) {
    return read(QUERIES.one(), Tuple.of(id.room(), id.seq()), id.room(), reader)
        .map(rows -> rows.stream().findFirst());
  }

  @Override
  public Future<Page<Message>> replies(MessageId root, long after, int limit, String reader) {
    Tuple parameters = Tuple.of(root.room(), root.seq(), after, limit + 1);
    return read(QUERIES.replies(), parameters, root.room(), reader)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<Page<Message>> repliesBefore(
      MessageId root, long before, int limit, String reader) {
    Tuple parameters = Tuple.of(root.room(), root.seq(), before, limit + 1);
    return read(QUERIES.repliesBefore(), parameters, root.room(), reader)
        .map(rows -> Pages.newestFirst(rows, limit));
  }

  @Override
  public Future<Page<Message>> pinned(String room, int limit, String reader) {
    return read(QUERIES.pinned(), Tuple.of(room, limit + 1), room, reader)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<List<Version>> versions(MessageId id, int bytes) {
    return database
        .query(VERSIONS, Tuple.of(id.room(), id.seq(), id.room(), id.seq(), (long) bytes))
        .map(
            rows -> {
              Versions versions = new Versions(bytes);
              rows.forEach(row -> versions.add(new PostgresRow(row)));
              return versions.oldestFirst();
            });
  }

  /** Messages of one room, with who has reacted to them. */
  Future<List<Message>> read(String sql, Tuple parameters, String room, String reader) {
    return database
        .query(sql, parameters)
        .compose(
            rows -> {
              List<Message> messages = new ArrayList<>(rows.size());
              List<Long> reactedTo = new ArrayList<>();
              for (Row found : rows) {
                PostgresRow row = new PostgresRow(found);
                Message message = NowRows.message(row, room, database.log().epoch());
                messages.add(message);
                if (NowRows.reactedTo(row)) {
                  reactedTo.add(message.seq());
                }
              }
              return reactedTo.isEmpty()
                  ? Future.succeededFuture(messages)
                  : reactions(messages, reactedTo, room, reader);
            });
  }

  private Future<List<Message>> reactions(
      List<Message> messages, List<Long> seqs, String room, String reader) {
    return database
        .query(REACTORS, Tuple.of(room, seqs.toArray(Long[]::new), reader))
        .map(
            rows -> {
              List<NowRows.Reactor> found = new ArrayList<>(rows.size());
              rows.forEach(row -> found.add(NowRows.Reactor.of(new PostgresRow(row))));
              Reactors reactors = new Reactors(reader, found);
              return messages.stream().map(reactors::at).toList();
            });
  }
}
