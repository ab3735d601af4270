package chat.parley.store;

import chat.parley.message.Message;
import chat.parley.message.search.Hit;
import chat.parley.message.search.Question;
import chat.parley.message.search.SearchStore;
import chat.parley.message.search.Spot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The index in the embedded database: FTS5, which is given words that are cut already. */
final class SqliteSearchStore implements SearchStore {
  /** A word that FTS5 takes in costs about as much as a row. */
  private static final int ROWS_PER_MESSAGE = 10;

  private static final String ROOM = "SELECT id FROM room WHERE name = ? AND pos > 0";
  private static final String LAGS =
      "SELECT r.id, r.name, coalesce(s.pos, 0), r.pos"
          + " FROM room r LEFT JOIN search_room s ON s.room = r.id"
          + " WHERE r.pos > coalesce(s.pos, 0)";
  private static final String ALL = LAGS + " ORDER BY r.ts DESC LIMIT ?";
  private static final String ONE = LAGS + " AND r.id = ?";
  private static final String READABLE =
      LAGS
          + " AND (r.first_user IS NULL OR r.first_user = ?1 OR r.second_user = ?1)"
          + " ORDER BY r.ts DESC LIMIT ?2";

  private final SqliteDatabase database;
  private final SqliteMessageStore messages;

  SqliteSearchStore(SqliteDatabase database, SqliteMessageStore messages) {
    this.database = database;
    this.messages = messages;
  }

  @Override
  public Future<Optional<Long>> room(String name) {
    return database.read(
        session -> {
          try (ResultSet row = session.query(ROOM, name)) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
          }
        });
  }

  @Override
  public Future<List<Lag>> lags(String reader, long room, int most) {
    return database.read(
        session ->
            lags(room > 0 ? session.query(ONE, room) : session.query(READABLE, reader, most)));
  }

  @Override
  public Future<List<Lag>> allLags(int most) {
    return database.read(session -> lags(session.query(ALL, most)));
  }

  private static List<Lag> lags(ResultSet result) throws SQLException {
    List<Lag> lags = new ArrayList<>();
    try (ResultSet row = result) {
      while (row.next()) {
        lags.add(new Lag(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)));
      }
    }
    return lags;
  }

  @Override
  public Future<List<Long>> index(List<Lag> lags) {
    return database
        .read(session -> read(new SqliteSearchIndex(session), lags))
        .compose(batches -> database.write(writer -> write(writer, lags, batches)));
  }

  private static List<SearchRows.Batch> read(SqliteSearchIndex index, List<Lag> lags)
      throws SQLException {
    List<SearchRows.Batch> batches = new ArrayList<>();
    for (Lag lag : lags) {
      batches.add(index.read(lag));
    }
    return batches;
  }

  private static List<Long> write(
      SqliteTransactions writer, List<Lag> lags, List<SearchRows.Batch> batches)
      throws SQLException {
    int messages = batches.stream().mapToInt(batch -> batch.seqs().size()).sum();
    SqliteSearchIndex index = new SqliteSearchIndex(writer.writing(ROWS_PER_MESSAGE * messages));
    List<Long> positions = new ArrayList<>();
    for (int n = 0; n < lags.size(); n++) {
      positions.add(index.write(lags.get(n), batches.get(n)));
    }
    return positions;
  }

  /** Nobody else can open the database. */
  @Override
  public Future<Boolean> mine(String node) {
    return Future.succeededFuture(true);
  }

  @Override
  public Future<Chunk> find(Question question, Spot before, int most) {
    return database.read(session -> new SqliteSearchQuery(session, question).find(before, most));
  }

  @Override
  public Future<List<Message>> messages(List<Hit> hits, String reader) {
    return database.read(
        session -> {
          List<Message> found = new ArrayList<>();
          for (Map.Entry<String, List<Long>> room : HitRows.byRoom(hits).entrySet()) {
            String seqs = new JsonArray(room.getValue()).encode();
            found.addAll(messages.messages(session, HitRows.SQLITE, room.getKey(), reader, seqs));
          }
          return HitRows.inOrder(hits, found);
        });
  }
}
