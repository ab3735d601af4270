package chat.parley.transport.program;

import chat.parley.message.Attachment;
import chat.parley.message.file.FileHandler;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.FileTypes;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import chat.parley.transport.FileRefusals;
import chat.parley.transport.LoopOf;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A file as a stream, which goes on while the file grows. A piece is read when its reader has asked
 * for it, and never before. Used on the context on which it was asked for.
 */
public final class FileStream implements ReadStream<Buffer> {
  private static final int PIECE_BYTES = 128 * 1024;
  private static final long RETRY_MILLIS = 1_000;

  private final Uploads uploads;
  private final boolean mine;
  private final LoopOf loop;
  private final Runnable woken = this::woken;
  private StoredFile file;
  private long at;
  private long demand;
  private boolean flowing;
  private boolean gone;
  private boolean busy;
  private boolean over;
  private Optional<FileStore.Bytes> bytes = Optional.empty();
  private Optional<Handler<Buffer>> handler = Optional.empty();
  private Optional<Handler<Void>> endHandler = Optional.empty();
  private Optional<Handler<Throwable>> exceptionHandler = Optional.empty();

  FileStream(Uploads uploads, StoredFile file, boolean mine, long from, LoopOf loop) {
    this.uploads = uploads;
    this.file = file;
    this.mine = mine;
    this.at = Math.max(0, from);
    this.loop = loop;
    this.flowing = true;
  }

  Future<FileStream> open() {
    uploads.followers().add(file.id(), woken);
    return look().map(seen -> this).onFailure(cause -> close());
  }

  /** What it is called. */
  public String name() {
    return file.name();
  }

  /** How long it is in the end, once that is known; otherwise -1. */
  public long size() {
    return file.size().orElse(-1);
  }

  @Override
  public FileStream handler(Handler<Buffer> one) {
    handler = Optional.ofNullable(one);
    if (one == null) {
      // a pipe whose other end is gone says no more than that
      close();
    }
    loop.later(this::go);
    return this;
  }

  @Override
  public FileStream endHandler(Handler<Void> one) {
    endHandler = Optional.ofNullable(one);
    return this;
  }

  @Override
  public FileStream exceptionHandler(Handler<Throwable> one) {
    exceptionHandler = Optional.ofNullable(one);
    return this;
  }

  @Override
  public FileStream pause() {
    flowing = false;
    demand = 0;
    return this;
  }

  @Override
  public FileStream resume() {
    flowing = true;
    loop.later(this::go);
    return this;
  }

  @Override
  public FileStream fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    loop.later(this::go);
    return this;
  }

  /** Its reader wants no more of it. */
  public void close() {
    if (!over) {
      over = true;
      uploads.followers().remove(file.id(), woken);
      bytes.ifPresent(FileStore.Bytes::close);
    }
  }

  /** From any thread. */
  private void woken() {
    loop.later(() -> look().onComplete(seen -> go()));
  }

  private Future<Void> look() {
    return loop.here(uploads.now(file.id()))
        .map(
            now -> {
              gone = now.isEmpty();
              file = now.orElse(file);
              return null;
            });
  }

  private void go() {
    if (busy || over || handler.isEmpty() || !flowing && demand == 0) {
      return;
    }
    if (known() && at < file.have()) {
      busy = true;
      // what is behind that may be taken back
      int most = (int) Math.min(PIECE_BYTES, file.have() - at);
      readable()
          .compose(open -> open.read(at, most))
          .onComplete(
              (piece, cause) ->
                  loop.later(
                      () -> {
                        busy = false;
                        if (cause == null) {
                          came(piece);
                        } else {
                          failed(cause);
                        }
                      }));
    } else if (gone || file.state() == Attachment.State.FAILED) {
      failed(gone ? FileHandler.noSuchFile() : new Refusal(givenUp()));
    } else if (file.complete()) {
      close();
      endHandler.ifPresent(end -> end.handle(null));
    }
  }

  private static Refused givenUp() {
    return Problem.NO_SUCH_FILE.refused("Its sender has given it up; this was not all of it.");
  }

  /** A picture, and what is scanned, is for others when all of it is there, and clean. */
  private Future<FileStore.Bytes> readable() {
    if (bytes.isPresent()) {
      return Future.succeededFuture(bytes.get());
    }
    return seen()
        .compose(
            may ->
                may
                    ? loop.here(uploads.read(file))
                    : Future.failedFuture(
                        new Refusal(
                            Problem.NOT_YET.refusedForNow(
                                "It can be read when all of it is there, and looked at.",
                                RETRY_MILLIS))))
        .onSuccess(
            open -> {
              bytes = Optional.of(open);
              if (over) {
                open.close();
              }
            });
  }

  /** Whether enough is there to see what it is. */
  private boolean known() {
    return mine
        || file.ended()
        || bytes.isPresent()
        || file.have() >= Math.min(FileTypes.BEGINNING, file.size().orElse(FileTypes.BEGINNING));
  }

  private Future<Boolean> seen() {
    if (file.complete() || mine) {
      return Future.succeededFuture(true);
    }
    return uploads.hidden(file)
        ? Future.succeededFuture(false)
        : loop.here(uploads.types().of(file.id())).map(type -> !FileTypes.picture(type));
  }

  private void came(ByteBuffer piece) {
    if (over) {
      return;
    }
    if (!piece.hasRemaining()) {
      failed(FileHandler.noSuchFile());
      return;
    }
    at += piece.remaining();
    if (!flowing) {
      demand--;
    }
    byte[] copy = new byte[piece.remaining()];
    piece.get(copy);
    handler.ifPresent(one -> one.handle(Buffer.buffer(copy)));
    loop.later(this::go);
  }

  private void failed(Throwable cause) {
    if (!over) {
      close();
      exceptionHandler.ifPresent(one -> one.handle(new Refusal(FileRefusals.of(cause))));
    }
  }
}
