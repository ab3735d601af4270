package chat.parley.store;

import chat.parley.log.Rounds;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.Shortage;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file in PostgreSQL that grows: each append is one statement, which does nothing once somebody
 * later has opened the file. It is hashed meanwhile, if it was seen whole.
 */
final class PostgresGrowing implements FileStore.Growing {
  static final int PIECE_BYTES = 256 * 1024;

  /** So many pieces are cut off with one statement: 64 MiB. */
  private static final int CUT_PIECES = 256;

  private static final String APPEND =
      "WITH mine AS (UPDATE file_bytes SET length = $3 + $4, touched = now_millis()"
          + " WHERE id = $1 AND writer = $2 AND length = $3 AND dead IS NULL RETURNING id),"
          + " put AS (INSERT INTO file_piece SELECT mine.id, p.at, p.bytes"
          + " FROM mine, unnest($5::bigint[], $6::bytea[]) AS p (at, bytes))"
          + " SELECT count(*) FROM mine";
  private static final String CUT = "SELECT cut_file($1, $2, $3, $4)";
  private static final String LATER =
      "SELECT writer > $2 FROM file_bytes WHERE id = $1 AND dead IS NULL";

  private final PostgresFileStore store;
  private final String name;
  private final long id;
  private final long writer;
  private final SmallPieces small;
  private final FileHash hash = new FileHash();
  private volatile long length;
  private boolean unsure;

  PostgresGrowing(PostgresFileStore store, String name, long id, long writer) {
    this.store = store;
    this.name = name;
    this.id = id;
    this.writer = writer;
    this.small = new SmallPieces(store, id, writer);
  }

  /**
   * @param there how long it is
   * @param safe how long it is to be
   */
  Future<FileStore.Growing> open(long there, long safe) {
    length = there;
    return (there > safe ? truncate(safe) : Future.<Void>succeededFuture())
        .compose(cut -> small.look(length))
        .map(this);
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public Future<Long> append(List<ByteBuffer> pieces) {
    byte[] bytes = copy(pieces);
    long at = length;
    if (bytes.length == 0) {
      return Future.succeededFuture(at);
    }
    Future<?> hashed = store.hash(() -> hash.next(at, ByteBuffer.wrap(bytes)));
    return (unsure ? truncate(at) : Future.<Void>succeededFuture())
        .compose(sure -> put(at, bytes))
        .eventually(() -> hashed)
        .onFailure(
            cause -> {
              unsure = true;
              hash.forget();
            })
        .compose(
            put -> {
              length = at + bytes.length;
              return small.added(at, bytes.length);
            })
        .map(tidied -> length);
  }

  /** Whoever gave them may use their place again before a statement that is late is sent. */
  private static byte[] copy(List<ByteBuffer> pieces) {
    ByteBuffer all = ByteBuffer.allocate(pieces.stream().mapToInt(ByteBuffer::remaining).sum());
    pieces.forEach(piece -> all.put(piece.duplicate()));
    return all.array();
  }

  private Future<?> put(long at, byte[] bytes) {
    List<Long> places = new ArrayList<>();
    List<Buffer> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += PIECE_BYTES) {
      int to = Math.min(bytes.length, from + PIECE_BYTES);
      places.add(at + from);
      pieces.add(Buffer.buffer(to - from).appendBytes(bytes, from, to - from));
    }
    Tuple row =
        Tuple.of(id, writer, at, (long) bytes.length)
            .addArrayOfLong(places.toArray(Long[]::new))
            .addArrayOfBuffer(pieces.toArray(Buffer[]::new));
    return store.ask(APPEND, row).compose(rows -> first(rows).getLong(0) > 0 ? done() : refused());
  }

  private static Row first(RowSet<Row> rows) {
    return rows.iterator().next();
  }

  private static <T> Future<T> done() {
    return Future.succeededFuture();
  }

  /** Another has it, or it is gone; or an append of which nothing was heard came after all. */
  private <T> Future<T> refused() {
    return store
        .ask(LATER, id, writer)
        .compose(
            rows ->
                rows.size() > 0 && first(rows).getBoolean(0)
                    ? Shortage.REPLACED.failure()
                    : Future.failedFuture(
                        rows.size() == 0
                            ? new NoSuchFileException(name)
                            : new IOException(name + " is longer than was known here")));
  }

  /** What is committed is on the disk. */
  @Override
  public Future<Void> sync() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> truncate(long to) {
    return Rounds.whileMore(() -> cut(to))
        .onSuccess(
            cut -> {
              length = to;
              unsure = false;
              small.cut(to);
              hash.cut(to);
            });
  }

  private Future<Boolean> cut(long to) {
    return store
        .ask(CUT, id, writer, to, CUT_PIECES)
        .compose(
            rows -> {
              Long now = first(rows).getLong(0);
              return now == null ? refused() : Future.succeededFuture(now > to);
            });
  }

  @Override
  public Future<String> digest() {
    return Rounds.whileMore(
            () ->
                hash.length() >= length
                    ? Future.succeededFuture(false)
                    : rehash(Math.min(PIECE_BYTES, length - hash.length())))
        .compose(all -> store.hash(hash::digest));
  }

  /** What was there before it was opened this time has not been hashed. */
  private Future<Boolean> rehash(long most) {
    long at = hash.length();
    return store
        .read(id, at, (int) most)
        .compose(
            piece -> {
              byte[] bytes = copy(List.of(piece));
              return bytes.length == 0
                  ? Future.failedFuture(new IOException("a file has become shorter than it was"))
                  : store.hash(() -> hash.next(at, ByteBuffer.wrap(bytes))).map(true);
            });
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
