package chat.parley.transport.websocket;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.Optional;

/**
 * Puts the fragments of a message together. Text is decoded as it comes, so that a bad byte ends
 * the connection with the fragment it is in, and not megabytes later.
 */
final class Assembly {
  private static final int TOO_BIG = 1009;

  private final int mostBytes;
  private Optional<Utf8Text> text = Optional.empty();
  private Optional<Buffer> binary = Optional.empty();
  private long bytes;

  Assembly(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  void add(WebSocketFrame frame, StrictWebSocket.Listener listener) throws MessageException {
    Buffer data = frame.binaryData();
    begin(frame);
    bytes += data.length();
    if (bytes > mostBytes) {
      throw new MessageException(TOO_BIG, "a message has at most " + mostBytes + " bytes");
    }
    if (text.isPresent()) {
      Utf8Text decoding = text.get();
      decoding.add(data.getBytes(), frame.isFinal());
      if (frame.isFinal()) {
        drop();
        listener.text(decoding.text());
      }
    } else if (binary.isPresent()) {
      Buffer whole = binary.get().appendBuffer(data);
      if (frame.isFinal()) {
        drop();
        listener.binary(whole);
      }
    }
  }

  private void begin(WebSocketFrame frame) {
    if (frame.isText()) {
      text = Optional.of(new Utf8Text());
    } else if (frame.isBinary()) {
      binary = Optional.of(Buffer.buffer());
    }
  }

  void drop() {
    text = Optional.empty();
    binary = Optional.empty();
    bytes = 0;
  }
}
