package chat.parley.store;

import chat.parley.message.search.Candidate;
import chat.parley.message.search.Hit;
import chat.parley.message.search.Question;
import chat.parley.message.search.SearchStore;
import chat.parley.message.search.Spot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.sqlite.ProgressHandler;

/** Asks the index for the newest hits, one after the other, until there are enough. */
final class SqliteSearchQuery {
  /** Then others may have the reader, and whoever searches goes on from there. */
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final int LOOKS_BETWEEN_CLOCKS = 64;

  /** Then it is given up, and the connection with it. */
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** Of SQLite's machine, between two looks at the clock: some milliseconds. */
  private static final int STEPS = 200_000;

  private static final String HITS =
      "SELECT e.ts, d.room, d.seq, r.name, e.sender, e.name, coalesce(x.text, e.text),"
          + " x.pos IS NOT NULL FROM ";
  private static final String WITH_WORDS =
      "search_text f CROSS JOIN search_doc d ON d.doc = f.rowid";
  private static final String WITHOUT_WORDS = "search_doc d";
  private static final String READABLE =
      " CROSS JOIN room r ON r.id = d.room"
          + " AND (r.first_user IS NULL OR r.first_user = ?1 OR r.second_user = ?1)"
          + " CROSS JOIN entry e ON e.room = d.room AND e.seq = d.seq"
          + SearchRows.JOINS
          + " WHERE s.deleted IS NULL AND ";
  private static final String REACTED = " AND s.reactions > 0";
  private static final String DOCUMENT = "SELECT doc FROM search_doc WHERE room = ? AND seq = ?";

  private final SqliteSession session;
  private final Question question;

  SqliteSearchQuery(SqliteSession session, Question question) {
    this.session = session;
    this.question = question;
  }

  /** Rows of which nobody hears, because he may not read them, take time as well. */
  SearchStore.Chunk find(Spot before, int most) throws SQLException {
    long begun = System.nanoTime();
    Connection connection = session.prepared(DOCUMENT).getConnection();
    ProgressHandler.setHandler(
        connection,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return System.nanoTime() - begun > MOST_NANOS ? 1 : 0;
          }
        });
    try {
      return find(before, most, begun);
    } finally {
      ProgressHandler.clearHandler(connection);
    }
  }

  private SearchStore.Chunk find(Spot before, int most, long begun) throws SQLException {
    List<Hit> hits = new ArrayList<>();
    int looks = 0;
    try (ResultSet row = rows(before)) {
      while (row.next()) {
        Candidate candidate =
            new Candidate(
                new Spot(row.getLong(1), row.getLong(2), row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8));
        question.hit(candidate).ifPresent(hits::add);
        boolean late =
            ++looks % LOOKS_BETWEEN_CLOCKS == 0 && System.nanoTime() - begun > LONG_NANOS;
        if (hits.size() == most || late) {
          return new SearchStore.Chunk(hits, Optional.of(candidate.spot()));
        }
      }
    }
    return new SearchStore.Chunk(hits, Optional.empty());
  }

  private ResultSet rows(Spot before) throws SQLException {
    String words = words();
    long until = Math.min(document(before), SqliteSearchIndex.first(question.query().until()));
    long since = SqliteSearchIndex.first(question.query().since());
    String more = question.query().reactions() ? REACTED : "";
    return words.isEmpty()
        ? session.query(
            HITS
                + WITHOUT_WORDS
                + READABLE
                + "d.doc < ?2 AND d.doc >= ?3"
                + more
                + " ORDER BY d.doc DESC",
            question.me(),
            until,
            since)
        : session.query(
            HITS
                + WITH_WORDS
                + READABLE
                + "f.rowid < ?2 AND f.rowid >= ?3 AND f.search_text MATCH ?4"
                + more
                + " ORDER BY f.rowid DESC",
            question.me(),
            until,
            since,
            words);
  }

  /** In FTS5's language; nothing where there are no words to look up. */
  private String words() {
    List<String> all =
        new ArrayList<>(question.needed().stream().map(SqliteSearchQuery::quoted).toList());
    if (!question.either().isEmpty()) {
      all.add(any(question.either()));
    }
    if (all.isEmpty()) {
      return "";
    }
    String needed = String.join(" AND ", all);
    return question.excluded().isEmpty()
        ? needed
        : "(" + needed + ") NOT " + any(question.excluded());
  }

  private static String any(List<String> words) {
    return words.stream()
        .map(SqliteSearchQuery::quoted)
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static String quoted(String word) {
    return '"' + word + '"';
  }

  /** One that is gone by now was at the beginning of its millisecond. */
  private long document(Spot spot) throws SQLException {
    if (spot.equals(Spot.END)) {
      return Long.MAX_VALUE;
    }
    try (ResultSet row = session.query(DOCUMENT, spot.room(), spot.seq())) {
      return row.next() ? row.getLong(1) : SqliteSearchIndex.first(spot.ts());
    }
  }
}
