package chat.parley.store;

import chat.parley.board.BoardName;
import chat.parley.board.Level;
import chat.parley.board.lines.Chunk;
import chat.parley.board.lines.ChunkDraft;
import chat.parley.board.lines.LineStore;
import chat.parley.log.Outcome;
import chat.parley.log.Page;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Logs of boards in PostgreSQL: any node may write any of them. */
final class PostgresLineStore implements LineStore {
  private static final String APPEND = "SELECT append_chunks($1, $2, $3, $4, $5, $6, $7)";
  private static final String HEADS =
      "SELECT b.room || '/' || b.name, l.pos"
          + " FROM unnest($1::text[], $2::text[]) AS a (room, name)"
          + " JOIN board b ON b.room = a.room AND b.name = a.name"
          + " JOIN board_log l ON l.board = b.id";
  private static final String FORGET =
      "DELETE FROM board_chunk c USING"
          + " (SELECT o.board, o.pos FROM board_chunk o WHERE o.ts < $1 ORDER BY o.ts LIMIT $2"
          + " FOR UPDATE SKIP LOCKED) AS old"
          + " WHERE c.board = old.board AND c.pos = old.pos";

  private final PostgresDatabase database;

  PostgresLineStore(PostgresDatabase database) {
    this.database = database;
  }

  @Override
  public String epoch() {
    return database.log().epoch();
  }

  @Override
  public Future<Long> head(String log) {
    BoardName board = BoardName.of(log);
    return database
        .query(ChunkRows.HEAD, Tuple.of(board.room(), board.name()))
        .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
  }

  @Override
  public Future<Map<String, Long>> heads(Set<String> logs) {
    List<BoardName> boards = logs.stream().map(BoardName::of).toList();
    Tuple parameters =
        Tuple.tuple()
            .addArrayOfString(boards.stream().map(BoardName::room).toArray(String[]::new))
            .addArrayOfString(boards.stream().map(BoardName::name).toArray(String[]::new));
    return database
        .query(HEADS, parameters)
        .map(
            rows -> {
              Map<String, Long> heads = new HashMap<>();
              rows.forEach(row -> heads.put(row.getString(0), row.getLong(1)));
              return heads;
            });
  }

  @Override
  public Future<List<Outcome<Chunk>>> append(String log, List<ChunkDraft> drafts) {
    BoardName board = BoardName.of(log);
    Tuple parameters =
        Tuple.of(board.room(), board.name())
            .addArrayOfString(drafts.stream().map(ChunkDraft::token).toArray(String[]::new))
            .addArrayOfLong(drafts.stream().map(ChunkDraft::ts).toArray(Long[]::new))
            .addArrayOfInteger(
                drafts.stream()
                    .map(draft -> ChunkRows.level(draft.worst()))
                    .toArray(Integer[]::new))
            .addArrayOfBuffer(
                drafts.stream().map(draft -> Buffer.buffer(draft.bytes())).toArray(Buffer[]::new))
            .addLong(drafts.get(drafts.size() - 1).keepBytes());
    return database
        .write(client -> client.preparedQuery(APPEND).execute(parameters))
        .map(positions -> outcomes(drafts, positions));
  }

  /**
   * One that was there is told as if it were new: that nobody is told a line twice is what the log
   * sees to.
   */
  private static List<Outcome<Chunk>> outcomes(List<ChunkDraft> drafts, RowSet<Row> positions) {
    if (positions.size() == 0) {
      return Collections.nCopies(drafts.size(), new Outcome.Rejected<>(ChunkDraft.GONE));
    }
    List<Outcome<Chunk>> outcomes = new ArrayList<>(drafts.size());
    for (Row row : positions) {
      outcomes.add(new Outcome.Stored<>(drafts.get(outcomes.size()).at(row.getLong(0))));
    }
    return outcomes;
  }

  @Override
  public Future<Page<Chunk>> after(String log, long after, long upTo, int limit) {
    return database
        .query(ChunkRows.AFTER, named(log).addLong(after).addLong(upTo).addInteger(limit + 1))
        .map(rows -> Pages.oldestFirst(chunks(rows), limit));
  }

  private static Tuple named(String log) {
    BoardName board = BoardName.of(log);
    return Tuple.of(board.room(), board.name());
  }

  @Override
  public Future<List<Chunk>> before(String log, long pos, Level least, int limit) {
    return chunks(ChunkRows.BEFORE, log, pos, least, limit);
  }

  @Override
  public Future<List<Chunk>> from(String log, long pos, Level least, int limit) {
    return chunks(ChunkRows.FROM, log, pos, least, limit);
  }

  private Future<List<Chunk>> chunks(String sql, String log, long pos, Level least, int limit) {
    return database
        .query(sql, named(log).addLong(pos).addInteger(ChunkRows.level(least)).addInteger(limit))
        .map(PostgresLineStore::chunks);
  }

  private static List<Chunk> chunks(RowSet<Row> rows) {
    List<Chunk> chunks = new ArrayList<>(rows.size());
    rows.forEach(row -> chunks.add(ChunkRows.chunk(new PostgresRow(row))));
    return chunks;
  }

  @Override
  public Future<Boolean> forget(long before) {
    return database
        .write(client -> client.preparedQuery(FORGET).execute(Tuple.of(before, ChunkRows.DELETED)))
        .map(rows -> rows.rowCount() == ChunkRows.DELETED);
  }
}
