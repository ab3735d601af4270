package chat.parley.chaos.hostile;

import chat.parley.support.RawSocket;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Masked frames of WebSocket, made once and written many times. */
final class Frames {
  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;
  private static final int PING = 0x89;
  private static final int PONG = 0x8A;
  private static final int OPENING = 0x01;
  private static final int CONTINUING = 0x00;

  private Frames() {}

  static Buffer text(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static Buffer binary(int size) {
    return frame(BINARY, new byte[size]);
  }

  static Buffer ping() {
    return frame(PING, new byte[0]);
  }

  static Buffer pong(byte[] payload) {
    return frame(PONG, payload);
  }

  /** A message that begins, and never has any content. */
  static Buffer emptyStart() {
    return frame(OPENING, new byte[0]);
  }

  static Buffer emptyPart() {
    return frame(CONTINUING, new byte[0]);
  }

  private static Buffer frame(int first, byte[] payload) {
    return Buffer.buffer(RawSocket.frameBytes(first, payload));
  }

  static Buffer times(int howOften, Buffer frame) {
    Buffer all = Buffer.buffer(howOften * frame.length());
    for (int i = 0; i < howOften; i++) {
      all.appendBuffer(frame);
    }
    return all;
  }
}
