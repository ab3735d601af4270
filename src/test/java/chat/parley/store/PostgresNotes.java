package chat.parley.store;

import chat.parley.log.LogStore;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Logs of notes in PostgreSQL, over the pool that all share; a row for each keeps it in line. */
record PostgresNotes(PostgresDatabase database) implements LogStore<Note.Unwritten, Note> {
  private static final String APPEND =
      """
      WITH line AS (
        INSERT INTO notes AS n (log, pos) VALUES ($1, $2)
        ON CONFLICT (log) DO UPDATE SET pos = n.pos + $2 RETURNING pos)
      INSERT INTO note SELECT $1, line.pos - $2 + given.n, given.text
        FROM line, unnest($3::text[]) WITH ORDINALITY given(text, n) RETURNING pos
      """;

  Future<?> create() {
    return database
        .query("CREATE TABLE notes (log TEXT PRIMARY KEY, pos BIGINT)", Tuple.tuple())
        .compose(
            made ->
                database.query(
                    "CREATE TABLE note (log TEXT, pos BIGINT, text TEXT)", Tuple.tuple()));
  }

  /** As if they had been there for too long. */
  Future<?> expire(long upTo) {
    return database.query("DELETE FROM note WHERE pos <= $1", Tuple.of(upTo));
  }

  @Override
  public String epoch() {
    return database.log().epoch();
  }

  @Override
  public Future<Long> head(String log) {
    return database
        .query("SELECT pos FROM notes WHERE log = $1", Tuple.of(log))
        .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
  }

  @Override
  public Future<List<Outcome<Note>>> append(String log, List<Note.Unwritten> drafts) {
    String[] texts = drafts.stream().map(Note.Unwritten::text).toArray(String[]::new);
    return database
        .write(
            client ->
                client.preparedQuery(APPEND).execute(Tuple.of(log, (long) texts.length, texts)))
        .map(
            rows -> {
              List<Outcome<Note>> outcomes = new ArrayList<>();
              rows.forEach(
                  row -> {
                    String text = texts[outcomes.size()];
                    outcomes.add(new Outcome.Stored<>(new Note(row.getLong(0), text)));
                  });
              return outcomes;
            });
  }

  @Override
  public Future<Page<Note>> after(String log, long after, long upTo, int limit) {
    return database
        .query(
            "SELECT pos, text FROM note WHERE log = $1 AND pos > $2 AND pos <= $3"
                + " ORDER BY pos LIMIT $4",
            Tuple.of(log, after, upTo, limit + 1))
        .map(
            rows -> {
              List<Note> notes = new ArrayList<>();
              rows.forEach(row -> notes.add(new Note(row.getLong(0), row.getString(1))));
              return Pages.oldestFirst(notes, limit);
            });
  }
}
