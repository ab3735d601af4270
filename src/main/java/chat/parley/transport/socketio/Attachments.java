package chat.parley.transport.socketio;

import chat.parley.wire.BinaryData;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/**
 * The binary data of one packet, as official parsers take them: at most ten, and beside them no
 * object that looks like the placeholder of one. They close the connection at anything else.
 */
final class Attachments {
  private int binary;
  private boolean placeholder;

  private Attachments() {}

  /**
   * @param values as {@link EventValues} copies them
   * @throws EmitRefused when they cannot go out
   */
  static List<Object> checked(List<Object> values) {
    Attachments attachments = new Attachments();
    attachments.look(values);
    if (attachments.binary > BinaryData.MOST_PIECES) {
      throw EmitRefused.tooLarge(
          "A packet carries at most " + BinaryData.MOST_PIECES + " pieces of binary data.");
    }
    if (attachments.placeholder && attachments.binary > 0) {
      throw EmitRefused.malformed(
          "Beside binary data no object has \"_placeholder\":true, which stands for such data.");
    }
    return values;
  }

  private void look(Object value) {
    if (value instanceof Buffer) {
      binary++;
    } else if (value instanceof List<?> list) {
      list.forEach(this::look);
    } else if (value instanceof Map<?, ?> map) {
      placeholder |= BinaryData.placeholder(map);
      map.values().forEach(this::look);
    }
  }
}
