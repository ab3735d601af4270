package chat.parley.transport.socketio.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;

/**
 * Engine.IO packets, one at a time: {@code <type>[<data>]}, for example {@code 4hello}; binary is a
 * message without a type, or {@code b<base64>} where only text can go.
 *
 * <p>Revision 3 differs in binary alone: a frame begins with the byte 4, and the text with {@code
 * b4}. Knows no socket: characters in, packet out.
 */
final class PacketCodec {
  private static final EnginePacket.Type[] TYPES = EnginePacket.Type.values();
  private static final byte MESSAGE_BYTE = 4;

  private PacketCodec() {}

  static EnginePacket text(Revision revision, String text) throws EngineException {
    if (text.isEmpty()) {
      throw new EngineException("a packet has a type");
    }
    char first = text.charAt(0);
    if (first == 'b') {
      return base64(revision, text);
    }
    int type = first - '0';
    if (type < 0 || type >= TYPES.length) {
      throw new EngineException("there is no such packet type");
    }
    return new EnginePacket.Text(TYPES[type], text.substring(1));
  }

  private static EnginePacket base64(Revision revision, String text) throws EngineException {
    int start = revision == Revision.V3 ? 2 : 1;
    if (text.length() < start || revision == Revision.V3 && text.charAt(1) != '4') {
      throw new EngineException("binary is always a message");
    }
    return new EnginePacket.Binary(Base64Text.decode(text, start));
  }

  static EnginePacket binary(Revision revision, Buffer frame) throws EngineException {
    if (revision == Revision.V4) {
      return new EnginePacket.Binary(frame);
    }
    if (frame.length() == 0 || frame.getByte(0) != MESSAGE_BYTE) {
      throw new EngineException("binary is always a message");
    }
    return new EnginePacket.Binary(frame.getBuffer(1, frame.length()));
  }

  /** As text, whatever it is: for polling, and for WebSocket where it is text. */
  static String spell(Revision revision, EnginePacket packet) {
    if (packet instanceof EnginePacket.Text text) {
      return text.type().ordinal() + text.data();
    }
    byte[] bytes = ((EnginePacket.Binary) packet).data().getBytes();
    return (revision == Revision.V3 ? "b4" : "b") + Base64.getEncoder().encodeToString(bytes);
  }

  /** The payload of a binary WebSocket frame, sharing the bytes of the packet. */
  static ByteBuf frame(Revision revision, EnginePacket.Binary packet) {
    ByteBuf bytes = Unpooled.wrappedBuffer(packet.data().getBytes());
    return revision == Revision.V4
        ? bytes
        : Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(new byte[] {MESSAGE_BYTE}), bytes);
  }
}
