package chat.parley.transport.file;

import chat.parley.log.Rounds;
import chat.parley.message.Attachment;
import chat.parley.message.file.FileHandler;
import chat.parley.message.file.FileStore;
import chat.parley.message.file.FileTypes;
import chat.parley.message.file.StoredFile;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;

/** A file as one reader sees it: how much there is, and when there is more. Used on his loop. */
final class Growth {
  /** Less than a connection may have waiting to be written. */
  private static final int PIECE_BYTES = 128 * 1024;

  private final FileRequest request;
  private final Runnable woken = this::woken;
  private StoredFile file;
  private String type;
  private Optional<FileStore.Bytes> bytes = Optional.empty();
  private Optional<Promise<Void>> waiting = Optional.empty();
  private boolean gone;
  private boolean ended;

  Growth(FileRequest request, StoredFile file) {
    this.request = request;
    this.file = file;
    this.type = FileTypes.UNKNOWN;
  }

  StoredFile file() {
    return file;
  }

  long have() {
    return file.have();
  }

  /** How long it is in the end, once that is known. */
  OptionalLong size() {
    return file.size();
  }

  String type() {
    return type;
  }

  /** Whether no more will come: all of it is there, or it was given up or taken back. */
  boolean over() {
    return gone || file.state() != Attachment.State.UPLOADING;
  }

  boolean whole() {
    return !gone && file.complete();
  }

  /**
   * Done when enough is there to see what it is, and it is open: nobody is promised what was
   * deleted a moment ago.
   */
  Future<Growth> beginning() {
    request.whenOver(this::end);
    return (file.complete() ? typed() : grown())
        .compose(typed -> have() == 0 ? Future.succeededFuture() : opened())
        .map(open -> this);
  }

  private Future<Growth> grown() {
    request.parts().uploads().followers().add(file.id(), woken);
    return look()
        .compose(
            seen -> reaches(Math.min(FileTypes.BEGINNING, file.size().orElse(FileTypes.BEGINNING))))
        .compose(there -> typed());
  }

  /** What it is, as far as that can be seen now. */
  Future<Growth> typed() {
    if (file.complete()) {
      type = file.type();
    }
    if (file.complete() || have() == 0) {
      return Future.succeededFuture(this);
    }
    return request
        .here(request.parts().uploads().types().of(file.id()))
        .map(
            found -> {
              type = found;
              return this;
            });
  }

  private Future<Void> look() {
    return request
        .here(request.parts().uploads().now(file.id()))
        .map(
            now -> {
              gone = now.isEmpty();
              file = now.orElse(file);
              return null;
            });
  }

  /** From any thread. */
  private void woken() {
    request.later(
        () -> {
          Optional<Promise<Void>> waits = waiting;
          waiting = Optional.empty();
          waits.ifPresent(promise -> look().onComplete(seen -> promise.tryComplete()));
        });
  }

  /** Done when so much is there, or no more will come. */
  Future<Void> reaches(long length) {
    return Rounds.whileMore(
        () ->
            have() >= length || over() || ended
                ? Future.succeededFuture(false)
                : more(length).map(came -> true));
  }

  private Future<Void> more(long length) {
    Promise<Void> more = Promise.promise();
    waiting = Optional.of(more);
    // what came between the last look and now has woken nobody
    return look()
        .compose(
            seen -> {
              if (have() >= length || over()) {
                more.tryComplete();
              }
              return more.future();
            });
  }

  /**
   * Some bytes from there, to be released; empty when there are none now. They are not on the heap,
   * from where they would be copied once more.
   */
  Future<ByteBuf> read(long from, long to) {
    int most = (int) Math.min(PIECE_BYTES, Math.min(to, have()) - from);
    return opened().compose(open -> read(open, from, most));
  }

  private Future<ByteBuf> read(FileStore.Bytes open, long from, int most) {
    ByteBuf piece = PooledByteBufAllocator.DEFAULT.directBuffer(most, most);
    return request
        .here(open.read(from, piece.nioBuffer(0, most)))
        .map(piece::writerIndex)
        .onFailure(cause -> piece.release());
  }

  /** The file to send from without reading it; nothing where that cannot be, or it still grows. */
  Optional<FileChannel> channel() {
    return file.complete() ? bytes.flatMap(FileStore.Bytes::channel) : Optional.empty();
  }

  /** Brings some of it into memory; how much of it that was. */
  Future<Long> load(long from, long length) {
    return opened().compose(open -> request.here(open.load(from, length)));
  }

  private Future<FileStore.Bytes> opened() {
    return bytes
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                request
                    .here(request.parts().uploads().read(file))
                    .recover(
                        cause ->
                            Future.failedFuture(
                                cause instanceof NoSuchFileException
                                    ? FileHandler.noSuchFile()
                                    : cause))
                    .onSuccess(
                        open -> {
                          if (ended) {
                            open.close();
                          } else {
                            bytes = Optional.of(open);
                          }
                        }));
  }

  /** Its reader has got what he wanted, or is gone. */
  void end() {
    if (!ended) {
      ended = true;
      request.parts().uploads().followers().remove(file.id(), woken);
      bytes.ifPresent(FileStore.Bytes::close);
      waiting.ifPresent(Promise::tryComplete);
    }
  }
}
