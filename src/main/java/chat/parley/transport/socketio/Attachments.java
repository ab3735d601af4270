package chat.parley.transport.socketio;

import chat.parley.wire.BinaryData;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * The binary data of one packet, as official parsers take them: at most ten, and beside them no
 * object that looks like the placeholder of one. They close the connection at anything else.
 */
final class Attachments {
  private int binary;
  private boolean placeholder;

  Buffer add(Buffer data) {
    binary++;
    return data;
  }

  /** An object that goes in the same packet. */
  void beside(Map<String, Object> object) {
    placeholder |= BinaryData.placeholder(object);
  }

  /**
   * @throws EmitRefused when they cannot go out
   */
  void check() {
    if (binary > BinaryData.MOST_PIECES) {
      throw EmitRefused.tooLarge(
          "A packet carries at most " + BinaryData.MOST_PIECES + " pieces of binary data.");
    }
    if (placeholder && binary > 0) {
      throw EmitRefused.malformed(
          "Beside binary data no object has \"_placeholder\":true, which stands for such data.");
    }
  }
}
