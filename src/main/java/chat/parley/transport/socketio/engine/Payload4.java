package chat.parley.transport.socketio.engine;

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

  static void decode(String text, Payload.Sink sink) throws EngineException {
    int from = 0;
    boolean wanted = true;
    while (wanted) {
      int to = text.indexOf(SEPARATOR, from);
      String packet = to < 0 ? text.substring(from) : text.substring(from, to);
      wanted = sink.take(PacketCodec.text(Revision.V4, packet)) && to >= 0;
      from = to + 1;
    }
  }
}
