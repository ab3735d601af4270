package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Payloads of revision 4: {@code <packet>\x1e<packet>…}, binary as base64. */
final class Payload4 {
  private static final char SEPARATOR = '\u001e';

  private Payload4() {}

  static Payload encode(List<EnginePacket> packets) {
    StringBuilder text = new StringBuilder();
    for (EnginePacket packet : packets) {
      if (!text.isEmpty()) {
        text.append(SEPARATOR);
      }
      text.append(PacketCodec.spell(Revision.V4, packet));
    }
    return Payload.text(text.toString());
  }

  /** Where the reading of one body is. */
  static final class Reader implements PayloadReader {
    private final boolean binary;
    private final Buffer body;
    private String text = "";
    private int at = -1;
    private boolean over;

    Reader(boolean binary, Buffer body) {
      this.binary = binary;
      this.body = body;
    }

    @Override
    public boolean hasNext() {
      return !over;
    }

    @Override
    public EnginePacket next() throws EngineException {
      if (at < 0) {
        if (binary) {
          throw new EngineException("a body is text");
        }
        text = Utf8.decode(body);
        at = 0;
      }
      int separator = text.indexOf(SEPARATOR, at);
      over = separator < 0;
      String packet = over ? text.substring(at) : text.substring(at, separator);
      at = separator + 1;
      return PacketCodec.text(Revision.V4, packet);
    }
  }
}
