package chat.parley.store;

import chat.parley.message.Message;
import chat.parley.message.search.Hit;
import chat.parley.message.search.Question;
import chat.parley.message.search.SearchStore;
import chat.parley.message.search.Spot;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The index in PostgreSQL: a tsvector of words that are cut already, under GIN. */
final class PostgresSearchStore implements SearchStore {
  private static final String ROOM = "SELECT id FROM room WHERE name = $1 AND pos > 0";
  private static final String LAGS =
      "SELECT r.id, r.name, coalesce(s.pos, 0), r.pos"
          + " FROM room r LEFT JOIN search_room s ON s.room = r.id"
          + " WHERE r.pos > coalesce(s.pos, 0)";
  private static final String ALL = LAGS + " ORDER BY r.ts DESC LIMIT $1";
  private static final String ONE = LAGS + " AND r.id = $1";
  private static final String READABLE =
      LAGS
          + " AND (r.first_user IS NULL OR r.first_user = $1 OR r.second_user = $1)"
          + " ORDER BY r.ts DESC LIMIT $2";

  /** By the database's clock. Whoever keeps it up says so again before the time is over. */
  private static final String KEEP =
      "INSERT INTO search_keeper (line, node, until)"
          + " VALUES (1, $1, now() + interval '10 seconds')"
          + " ON CONFLICT (line) DO UPDATE SET node = excluded.node, until = excluded.until"
          + " WHERE search_keeper.node = excluded.node OR search_keeper.until < now()";

  private final Vertx vertx;
  private final PostgresDatabase database;
  private final PostgresMessageStore messages;

  PostgresSearchStore(Vertx vertx, PostgresDatabase database, PostgresMessageStore messages) {
    this.vertx = vertx;
    this.database = database;
    this.messages = messages;
  }

  @Override
  public Future<Optional<Long>> room(String name) {
    return database
        .query(ROOM, Tuple.of(name))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getLong(0)));
  }

  @Override
  public Future<List<Lag>> lags(String reader, long room, int most) {
    return room > 0 ? lags(ONE, Tuple.of(room)) : lags(READABLE, Tuple.of(reader, most));
  }

  @Override
  public Future<List<Lag>> allLags(int most) {
    return lags(ALL, Tuple.of(most));
  }

  private Future<List<Lag>> lags(String sql, Tuple parameters) {
    return database
        .query(sql, parameters)
        .map(
            rows -> {
              List<Lag> lags = new ArrayList<>();
              rows.forEach(
                  row ->
                      lags.add(
                          new Lag(
                              row.getLong(0), row.getString(1), row.getLong(2), row.getLong(3))));
              return lags;
            });
  }

  @Override
  public Future<List<Long>> index(List<Lag> lags) {
    return new PostgresSearchIndex(vertx, database, lags).run();
  }

  @Override
  public Future<Boolean> mine(String node) {
    return database
        .write(client -> client.preparedQuery(KEEP).execute(Tuple.of(node)))
        .map(rows -> rows.rowCount() > 0);
  }

  @Override
  public Future<Chunk> find(Question question, Spot before, int most) {
    return new PostgresSearchQuery(vertx, database, question, most).find(before);
  }

  @Override
  public Future<List<Message>> messages(List<Hit> hits, String reader) {
    List<Future<List<Message>>> rooms = new ArrayList<>();
    HitRows.byRoom(hits)
        .forEach(
            (room, seqs) ->
                rooms.add(
                    messages.read(
                        HitRows.POSTGRESQL,
                        Tuple.of(room).addArrayOfLong(seqs.toArray(Long[]::new)),
                        room,
                        reader)));
    return Future.all(rooms)
        .map(
            read ->
                HitRows.inOrder(
                    hits, rooms.stream().flatMap(room -> room.result().stream()).toList()));
  }
}
