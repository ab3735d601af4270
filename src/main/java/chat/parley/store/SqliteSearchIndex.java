package chat.parley.store;

import chat.parley.message.search.Document;
import chat.parley.message.search.SearchStore;
import chat.parley.message.search.Spot;
import io.vertx.core.json.JsonArray;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what the index lacks, and writes it within a transaction of the writer. */
final class SqliteSearchIndex {
  /** The writer has nothing else to do meanwhile: as many as are written in a few milliseconds. */
  private static final int ENTRIES = 200;

  private static final int TIES = 20;
  private static final long LATEST = Long.MAX_VALUE >> TIES;

  private static final String CONCERNED =
      "SELECT pos, "
          + SearchRows.CONCERNED
          + " FROM entry WHERE room = ? AND pos > ? AND pos <= ? ORDER BY pos LIMIT "
          + ENTRIES;
  private static final String DOCUMENTS =
      "SELECT "
          + SearchRows.COLUMNS
          + " FROM json_each(?2) j CROSS JOIN entry e"
          + SearchRows.JOINS
          + " WHERE e.room = ?1 AND e.seq = j.value AND e.kind = 'message' ORDER BY e.seq";
  private static final String AT = "SELECT pos FROM search_room WHERE room = ?";
  private static final String HORIZON = "SELECT horizon_seq FROM room WHERE id = ?";
  private static final String ADVANCE =
      "INSERT INTO search_room (room, pos) VALUES (?, ?)"
          + " ON CONFLICT (room) DO UPDATE SET pos = excluded.pos";
  private static final String KNOWN = "SELECT doc FROM search_doc WHERE room = ? AND seq = ?";
  private static final String LAST =
      "SELECT doc FROM search_doc WHERE doc >= ? AND doc <= ? ORDER BY doc DESC LIMIT 1";
  private static final String ADD = "INSERT INTO search_doc (doc, room, seq) VALUES (?, ?, ?)";
  private static final String ADD_WORDS = "INSERT INTO search_text (rowid, words) VALUES (?, ?)";
  private static final String REMOVE = "DELETE FROM search_doc WHERE doc = ?";
  private static final String REMOVE_WORDS = "DELETE FROM search_text WHERE rowid = ?";

  private final SqliteSession session;

  SqliteSearchIndex(SqliteSession session) {
    this.session = session;
  }

  SearchRows.Batch read(SearchStore.Lag lag) throws SQLException {
    Set<Long> concerned = new LinkedHashSet<>();
    long to = lag.head();
    int entries = 0;
    try (ResultSet row = session.query(CONCERNED, lag.room(), lag.from(), lag.head())) {
      while (row.next()) {
        entries++;
        long pos = row.getLong(1);
        long seq = row.getLong(2);
        if (!row.wasNull()) {
          concerned.add(seq);
        }
        to = entries == ENTRIES ? pos : to;
      }
    }
    SearchRows.Batch batch = new SearchRows.Batch(to);
    String seqs = new JsonArray(List.copyOf(concerned)).encode();
    try (ResultSet row = session.query(DOCUMENTS, lag.room(), seqs)) {
      while (row.next()) {
        add(batch, lag.room(), row);
      }
    }
    return batch;
  }

  private static void add(SearchRows.Batch batch, long room, ResultSet row) throws SQLException {
    long seq = row.getLong(1);
    row.getLong(8);
    if (!row.wasNull()) {
      batch.gone().add(seq);
      return;
    }
    batch.add(
        new Document(
            new Spot(row.getLong(2), room, seq),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            SearchRows.file(
                Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getString(9))),
            SearchRows.mentions(Optional.ofNullable(row.getString(7)))));
  }

  /**
   * @return the pos up to which the index has the room now
   */
  long write(SearchStore.Lag lag, SearchRows.Batch batch) throws SQLException {
    long at = number(AT, lag.room()).orElse(0);
    if (at != lag.from()) {
      return at;
    }
    // they were read before this, and may have been forgotten since
    long horizon = number(HORIZON, lag.room()).orElse(0);
    for (int i = 0; i < batch.seqs().size(); i++) {
      long seq = batch.seqs().get(i);
      if (seq <= horizon) {
        continue;
      }
      OptionalLong known = number(KNOWN, lag.room(), seq);
      long doc = known.isPresent() ? known.getAsLong() : free(batch.times().get(i));
      if (known.isPresent()) {
        update(REMOVE_WORDS, doc);
      } else {
        update(ADD, doc, lag.room(), seq);
      }
      PreparedStatement words = session.prepared(ADD_WORDS);
      words.setLong(1, doc);
      words.setString(2, batch.words().get(i));
      words.executeUpdate();
    }
    for (long seq : batch.gone()) {
      OptionalLong known = number(KNOWN, lag.room(), seq);
      if (known.isPresent()) {
        update(REMOVE_WORDS, known.getAsLong());
        update(REMOVE, known.getAsLong());
      }
    }
    update(ADVANCE, lag.room(), batch.to());
    return batch.to();
  }

  /** The first document of a time. */
  static long first(long ts) {
    return Math.min(Math.max(0, ts), LATEST) << TIES;
  }

  /** Behind all of the same millisecond; where these are too many, among those of the next. */
  private long free(long ts) throws SQLException {
    long bucket = first(ts);
    while (true) {
      long end = bucket | (1L << TIES) - 1;
      OptionalLong last = number(LAST, bucket, end);
      if (last.isEmpty()) {
        return bucket;
      }
      if (last.getAsLong() < end) {
        return last.getAsLong() + 1;
      }
      bucket = end + 1;
    }
  }

  private OptionalLong number(String sql, Object... parameters) throws SQLException {
    try (ResultSet row = session.query(sql, parameters)) {
      return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
    }
  }

  private void update(String sql, long... parameters) throws SQLException {
    PreparedStatement statement = session.prepared(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setLong(i + 1, parameters[i]);
    }
    statement.executeUpdate();
  }
}
