package chat.parley.transport.file;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;

/**
 * Sends a part of a file: the next piece is read when its reader has taken the one before, and
 * waited for when it has not come yet. Used on its loop.
 */
final class FileSender {
  private final FileRequest request;
  private final HttpServerResponse response;
  private final Growth growth;
  private final long end;
  private long at;

  /**
   * @param end behind its last byte
   */
  FileSender(FileRequest request, Growth growth, long from, long end) {
    this.request = request;
    this.response = request.response();
    this.growth = growth;
    this.at = from;
    this.end = end;
  }

  void send() {
    if (response.closed()) {
      growth.end();
    } else if (at >= end) {
      growth.end();
      response.end();
    } else if (at < growth.have()) {
      growth.read(at, end).onSuccess(this::write).onFailure(cause -> breakOff());
    } else if (growth.over()) {
      finish();
    } else {
      growth.reaches(at + 1).onSuccess(there -> send()).onFailure(cause -> breakOff());
    }
  }

  private void write(ByteBuffer piece) {
    if (response.closed()) {
      growth.end();
      return;
    }
    if (!piece.hasRemaining()) {
      breakOff();
      return;
    }
    at += piece.remaining();
    Buffer buffer = BufferInternal.buffer(Unpooled.wrappedBuffer(piece));
    response.write(buffer);
    if (response.writeQueueFull()) {
      response.drainHandler(
          drained -> {
            response.drainHandler(null);
            send();
          });
    } else {
      send();
    }
  }

  /** Whoever was promised more must not take this for all of it. */
  private void finish() {
    if (growth.whole() && end == Long.MAX_VALUE) {
      growth.end();
      response.end();
    } else {
      breakOff();
    }
  }

  private void breakOff() {
    growth.end();
    request.http().connection().close();
  }
}
