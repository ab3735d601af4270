package chat.parley.store;

import chat.parley.board.BoardName;
import chat.parley.board.Level;
import chat.parley.board.lines.Chunk;
import chat.parley.board.lines.ChunkDraft;
import chat.parley.board.lines.LineStore;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Logs of boards in the embedded database. */
final class SqliteLineStore implements LineStore {
  private static final String HEADS =
      "SELECT b.room || '/' || b.name, l.pos FROM board b JOIN board_log l ON l.board = b.id"
          + " WHERE (b.room, b.name) IN"
          + " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))";
  private static final String FORGET =
      "DELETE FROM board_chunk WHERE rowid IN"
          + " (SELECT rowid FROM board_chunk WHERE ts < $1 ORDER BY ts LIMIT $2)";

  private final SqliteDatabase database;

  SqliteLineStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public String epoch() {
    return database.epoch();
  }

  @Override
  public Future<Long> head(String log) {
    BoardName board = BoardName.of(log);
    return database
        .read(
            session ->
                new SqliteDocuments(session).number(ChunkRows.HEAD, board.room(), board.name()))
        .map(pos -> pos.orElse(0));
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> logs) {
    JsonArray names = new JsonArray();
    logs.stream()
        .map(BoardName::of)
        .forEach(name -> names.add(new JsonArray().add(name.room()).add(name.name())));
    return database.read(
        session -> {
          Map<String, Long> heads = new HashMap<>();
          try (ResultSet row = session.query(HEADS, names.encode())) {
            while (row.next()) {
              heads.put(row.getString(1), row.getLong(2));
            }
          }
          return heads;
        });
  }

  @Override
  public Future<List<Outcome<Chunk>>> append(String log, List<ChunkDraft> drafts) {
    return database.write(
        writer ->
            new SqliteChunks(new SqliteDocuments(writer.writing(drafts.size())), BoardName.of(log))
                .append(drafts));
  }

  @Override
  public Future<Page<Chunk>> after(String log, long after, long upTo, int limit) {
    return chunks(ChunkRows.AFTER, log, after, upTo, limit + 1)
        .map(rows -> Pages.oldestFirst(rows, limit));
  }

  @Override
  public Future<List<Chunk>> before(String log, long pos, Level least, int limit) {
    return chunks(ChunkRows.BEFORE, log, pos, ChunkRows.level(least), limit);
  }

  @Override
  public Future<List<Chunk>> from(String log, long pos, Level least, int limit) {
    return chunks(ChunkRows.FROM, log, pos, ChunkRows.level(least), limit);
  }

  /** Unpacked by the thread that reads. */
  private Future<List<Chunk>> chunks(String sql, String log, long first, long second, int limit) {
    BoardName board = BoardName.of(log);
    return database.read(
        session ->
            new SqliteDocuments(session)
                .all(ChunkRows::chunk, sql, board.room(), board.name(), first, second, limit));
  }

  @Override
  public Future<Boolean> forget(long before) {
    return database.write(
        writer ->
            new SqliteDocuments(writer.writing(ChunkRows.DELETED))
                    .update(FORGET, before, ChunkRows.DELETED)
                == ChunkRows.DELETED);
  }
}
