package chat.parley.transport.program;

import chat.parley.message.file.Lease;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.transport.LoopOf;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Appends a stream of a program to a file: one write at a time, and the stream is paused when
 * enough has come for the next one. Its handlers may be called on any thread.
 */
final class StreamReceiver {
  private static final int ENOUGH_BYTES = 256 * 1024;

  private final ReadStream<Buffer> bytes;
  private final LoopOf loop;
  private final Promise<Void> done = Promise.promise();
  private Buffer waiting = Buffer.buffer();
  private boolean writing;
  private boolean ended;

  StreamReceiver(ReadStream<Buffer> bytes, LoopOf loop) {
    this.bytes = bytes;
    this.loop = loop;
  }

  /** Done when all of it is written. */
  Future<Void> into(Lease lease) {
    bytes.exceptionHandler(
        broken ->
            failed(new Refusal(Problem.BAD_REQUEST.refused("The stream of the file has failed."))));
    bytes.endHandler(end -> ended(lease));
    bytes.handler(piece -> came(piece, lease));
    bytes.resume();
    return done.future();
  }

  /** From any thread. */
  void sentAway() {
    loop.later(
        () ->
            failed(
                new Refusal(Problem.REPLACED.refused("Another request goes on with this file."))));
  }

  private synchronized void ended(Lease lease) {
    ended = true;
    write(lease);
  }

  /** Paused at once: in the next turn of another loop more would have come. */
  private synchronized void came(Buffer piece, Lease lease) {
    if (!done.future().isComplete()) {
      waiting.appendBuffer(piece);
      if (waiting.length() >= ENOUGH_BYTES) {
        bytes.pause();
      }
      write(lease);
    }
  }

  private synchronized void write(Lease lease) {
    if (writing || done.future().isComplete()) {
      return;
    }
    if (waiting.length() == 0) {
      if (ended) {
        done.tryComplete();
      }
      return;
    }
    ByteBuffer piece = ByteBuffer.wrap(waiting.getBytes());
    waiting = Buffer.buffer();
    writing = true;
    loop.here(lease.write(List.of(piece)))
        .onSuccess(written -> written(lease))
        .onFailure(this::failed);
  }

  private synchronized void written(Lease lease) {
    writing = false;
    if (!ended && !done.future().isComplete()) {
      bytes.resume();
    }
    write(lease);
  }

  /** Nobody wants the rest: the stream stays paused, and its program hears why. */
  private synchronized void failed(Throwable cause) {
    if (!ended) {
      bytes.pause();
    }
    waiting = Buffer.buffer();
    done.tryFail(cause);
  }
}
