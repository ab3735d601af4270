package chat.parley.transport.file;

import chat.parley.message.file.Lease;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Appends what a client sends to a file, as it comes: one write at a time, and the client waits
 * when enough has come for the next one. Used on its loop.
 */
final class BodyReceiver {
  private static final int ENOUGH_BYTES = 256 * 1024;

  /** Fewer are not worth a way to another thread and back as long as more may come at once. */
  private static final int WORTH_BYTES = 128 * 1024;

  private static final long SOON_MILLIS = 2;

  private final FileRequest request;
  private final ReadStream<Buffer> body;
  private final Lease lease;
  private final Optional<MessageDigest> check;
  private final Promise<Void> done = Promise.promise();
  private final Gathered waiting;
  private boolean writing;
  private boolean soon;
  private boolean ended;
  private boolean gone;

  /**
   * @param check is fed with all of it
   */
  BodyReceiver(
      FileRequest request, ReadStream<Buffer> body, Lease lease, Optional<MessageDigest> check) {
    this.request = request;
    this.body = body;
    this.lease = lease;
    this.check = check;
    // the pieces of a form are parts of what its reader goes on with
    this.waiting = new Gathered(body instanceof HttpServerRequest);
  }

  /** Done when all of it is written; fails when its client is gone, with what had come written. */
  Future<Void> receive() {
    try {
      body.handler(this::came);
    } catch (IllegalStateException ended) {
      // its client has left, and what is over cannot be read
      return Future.failedFuture(new ClosedChannelException());
    }
    body.endHandler(
        end -> {
          ended = true;
          write();
        });
    body.exceptionHandler(broken -> left());
    body.resume();
    // its client may have left before anybody listened; what has come of him until then comes first
    request.whenOver(() -> request.later(this::left));
    return done.future();
  }

  private void left() {
    gone = true;
    write();
  }

  private void came(Buffer piece) {
    if (done.future().isComplete()) {
      return;
    }
    waiting.add(piece);
    if (waiting.size() >= ENOUGH_BYTES) {
      body.pause();
    }
    writeWorth();
  }

  /** Who follows it waits for a little more, and not for much. */
  private void writeWorth() {
    if (waiting.size() >= WORTH_BYTES) {
      write();
    } else if (waiting.size() > 0 && !writing && !soon) {
      soon = true;
      request.soon(
          SOON_MILLIS,
          () -> {
            soon = false;
            write();
          });
    }
  }

  private void write() {
    if (writing || done.future().isComplete()) {
      return;
    }
    if (waiting.size() == 0) {
      finish();
      return;
    }
    List<ByteBuffer> bytes = waiting.take();
    check.ifPresent(digest -> bytes.forEach(piece -> digest.update(piece.duplicate())));
    writing = true;
    request.here(lease.write(bytes)).onSuccess(written -> written()).onFailure(this::failed);
  }

  private void written() {
    writing = false;
    if (ended || gone) {
      write();
    } else {
      body.resume();
      writeWorth();
    }
  }

  private void finish() {
    if (ended) {
      done.tryComplete();
    } else if (gone) {
      done.tryFail(new ClosedChannelException());
    }
  }

  private void failed(Throwable cause) {
    writing = false;
    waiting.take();
    body.handler(unwanted -> {}).resume();
    done.tryFail(cause);
  }
}
