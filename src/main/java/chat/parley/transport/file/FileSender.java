package chat.parley.transport.file;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;

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

  private void write(ByteBuf piece) {
    if (response.closed()) {
      piece.release();
      growth.end();
      return;
    }
    if (!piece.isReadable()) {
      piece.release();
      breakOff();
      return;
    }
    at += piece.readableBytes();
    // whether it is released where it cannot be written does not depend on how far it got then
    response
        .write(BufferInternal.buffer(Unpooled.unreleasableBuffer(piece)))
        .onComplete(written -> piece.release());
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
