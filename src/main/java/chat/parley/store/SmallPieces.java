package chat.parley.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;

/**
 * The small pieces at the end of a file in PostgreSQL: when they have become many, they are made
 * one. Who dribbles bytes would fill the database with rows.
 */
final class SmallPieces {
  private static final int SMALL_BYTES = 64 * 1024;
  private static final int MOST = 64;

  private static final String LOOK =
      "SELECT count(*), min(at) FROM file_piece WHERE file = $1 AND at >= $2";
  private static final String JOIN =
      "WITH mine AS (SELECT id FROM file_bytes WHERE id = $1 AND writer = $2 FOR UPDATE),"
          + " gone AS (DELETE FROM file_piece p USING mine WHERE p.file = mine.id AND p.at >= $3"
          + " RETURNING p.at, p.bytes)"
          + " INSERT INTO file_piece SELECT $1, min(at), string_agg(bytes, ''::bytea ORDER BY at)"
          + " FROM gone HAVING count(*) > 0";

  private final PostgresFileStore store;
  private final long file;
  private final long writer;
  private long from;
  private long count;

  SmallPieces(PostgresFileStore store, long file, long writer) {
    this.store = store;
    this.file = file;
    this.writer = writer;
  }

  /** Looks for what another has left. */
  Future<Void> look(long length) {
    return store
        .ask(LOOK, file, Math.max(0, length - SMALL_BYTES))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              count = row.getLong(0);
              from = count == 0 ? length : row.getLong(1);
              return null;
            });
  }

  /** It was cut off there. */
  void cut(long length) {
    if (from >= length) {
      from = length;
      count = 0;
    }
  }

  /** It has grown by a piece. What is not made one now is later. */
  Future<Void> added(long at, long bytes) {
    count++;
    long all = at + bytes - from;
    if (all > PostgresGrowing.PIECE_BYTES || all >= SMALL_BYTES && count < MOST) {
      from = at + bytes;
      count = 0;
    }
    return count < MOST ? Future.succeededFuture() : join(at + bytes);
  }

  private Future<Void> join(long end) {
    return store
        .ask(JOIN, file, writer, from)
        .onSuccess(
            joined -> {
              count = 1;
              if (end - from >= SMALL_BYTES) {
                from = end;
                count = 0;
              }
            })
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
