package chat.parley.store;

import chat.parley.log.LogStore;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Logs of notes in the embedded database, over the writer and the readers that all share. */
record SqliteNotes(SqliteDatabase database) implements LogStore<Note.Unwritten, Note> {

  Future<Void> create() {
    return run("CREATE TABLE note (log TEXT, pos INTEGER, text TEXT, PRIMARY KEY (log, pos))");
  }

  private Future<Void> run(String sql) {
    return database.write(
        writer -> {
          writer.writing(0).run(sql);
          return null;
        });
  }

  /** As if they had been there for too long. */
  Future<Void> expire(long upTo) {
    return run("DELETE FROM note WHERE pos <= " + upTo);
  }

  @Override
  public String epoch() {
    return database.epoch();
  }

  @Override
  public Future<Long> head(String log) {
    return database.read(session -> head(session, log));
  }

  private static long head(SqliteSession session, String log) throws SQLException {
    try (ResultSet row = session.query("SELECT max(pos) FROM note WHERE log = ?", log)) {
      return row.next() ? row.getLong(1) : 0L;
    }
  }

  @Override
  public Future<List<Outcome<Note>>> append(String log, List<Note.Unwritten> drafts) {
    return database.write(writer -> append(writer.writing(drafts.size()), log, drafts));
  }

  private static List<Outcome<Note>> append(
      SqliteSession session, String log, List<Note.Unwritten> drafts) throws SQLException {
    List<Outcome<Note>> outcomes = new ArrayList<>();
    long pos = head(session, log);
    for (Note.Unwritten draft : drafts) {
      PreparedStatement insert = session.prepared("INSERT INTO note VALUES (?, ?, ?)");
      insert.setString(1, log);
      insert.setLong(2, ++pos);
      insert.setString(3, draft.text());
      insert.executeUpdate();
      outcomes.add(new Outcome.Stored<>(new Note(pos, draft.text())));
    }
    return outcomes;
  }

  @Override
  public Future<Page<Note>> after(String log, long after, long upTo, int limit) {
    return database
        .read(
            session -> {
              List<Note> notes = new ArrayList<>();
              String sql =
                  "SELECT pos, text FROM note WHERE log = ? AND pos > ? AND pos <= ? LIMIT ?";
              try (ResultSet row = session.query(sql, log, after, upTo, limit + 1)) {
                while (row.next()) {
                  notes.add(new Note(row.getLong(1), row.getString(2)));
                }
              }
              return notes;
            })
        .map(notes -> Pages.oldestFirst(notes, limit));
  }
}
