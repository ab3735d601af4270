package chat.parley.transport.websocket;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * Puts the fragments of a message together. Text is decoded as it comes, so that a bad byte ends
 * the connection with the fragment it is in, and not megabytes later.
 */
final class FragmentAggregator {
  private static final int TOO_BIG = 1009;

  private int mostBytes;
  private Optional<Utf8Text> text = Optional.empty();
  private Optional<Buffer> binary = Optional.empty();
  private long bytes;

  FragmentAggregator(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Longest message from now on. */
  void mostBytes(int bytes) {
    mostBytes = bytes;
  }

  boolean begun() {
    return text.isPresent() || binary.isPresent();
  }

  /** Bytes of the fragments that have come. */
  long bytes() {
    return bytes;
  }

  void beginText() {
    text = Optional.of(new Utf8Text());
  }

  void beginBinary() {
    binary = Optional.of(Buffer.buffer());
  }

  /** A fragment of the message that has begun. */
  void add(byte[] data, boolean last, StrictWebSocket.Listener listener) throws MessageException {
    bytes += data.length;
    if (bytes > mostBytes) {
      // no words: clients were made against servers that give none
      throw new MessageException(TOO_BIG, "");
    }
    if (text.isPresent()) {
      Utf8Text decoding = text.get();
      decoding.add(data, last);
      if (last) {
        drop();
        listener.text(decoding.text());
      }
    } else if (binary.isPresent()) {
      Buffer whole = binary.get().appendBytes(data);
      if (last) {
        drop();
        listener.binary(whole);
      }
    }
  }

  void drop() {
    text = Optional.empty();
    binary = Optional.empty();
    bytes = 0;
  }
}
