package chat.parley.transport.socketio.engine;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * Payloads of revision 3.
 *
 * <pre>
 *   text:    &lt;length in UTF-16 units&gt;:&lt;packet&gt;…
 *   binary:  &lt;0 text, 1 binary&gt;&lt;length in bytes, a byte per digit&gt;&lt;255&gt;&lt;packet&gt;…
 * </pre>
 */
final class Payload3 {
  private static final int MOST_DIGITS = 9;
  private static final int END_OF_LENGTH = 0xFF;

  private Payload3() {}

  static Payload encode(List<EnginePacket> packets, boolean base64) {
    boolean binary = packets.stream().anyMatch(EnginePacket.Binary.class::isInstance);
    return binary && !base64 ? encodeBinary(packets) : encodeText(packets);
  }

  private static Payload encodeText(List<EnginePacket> packets) {
    StringBuilder text = new StringBuilder();
    for (EnginePacket packet : packets) {
      String spelled = PacketCodec.spell(Revision.V3, packet);
      text.append(spelled.length()).append(':').append(spelled);
    }
    return Payload.text(text.toString());
  }

  private static Payload encodeBinary(List<EnginePacket> packets) {
    Buffer body = Buffer.buffer();
    for (EnginePacket packet : packets) {
      boolean text = packet instanceof EnginePacket.Text;
      Buffer bytes =
          text
              ? Buffer.buffer(PacketCodec.spell(Revision.V3, packet))
              : Buffer.buffer(new byte[] {4}).appendBuffer(((EnginePacket.Binary) packet).data());
      body.appendByte((byte) (text ? 0 : 1));
      for (char digit : String.valueOf(bytes.length()).toCharArray()) {
        body.appendByte((byte) (digit - '0'));
      }
      body.appendUnsignedByte((short) END_OF_LENGTH).appendBuffer(bytes);
    }
    return new Payload(Payload.BINARY, body);
  }

  private static int digit(int digit) throws EngineException {
    if (digit < 0 || digit > 9) {
      throw new EngineException("a length is a number");
    }
    return digit;
  }

  /** Where the reading of a text body is. */
  static final class TextReader implements PayloadReader {
    private final Buffer body;
    private String text = "";
    private int at = -1;

    TextReader(Buffer body) {
      this.body = body;
    }

    @Override
    public boolean hasNext() {
      return at < 0 || at < text.length();
    }

    @Override
    public EnginePacket next() throws EngineException {
      if (at < 0) {
        text = Utf8.decode(body);
        at = 0;
      }
      int colon = text.indexOf(':', at);
      if (colon <= at || colon - at > MOST_DIGITS) {
        throw new EngineException("a packet has a length");
      }
      int length = 0;
      for (int i = at; i < colon; i++) {
        length = length * 10 + digit(text.charAt(i) - '0');
      }
      if (length > text.length() - colon - 1) {
        throw new EngineException("a packet ends within the body");
      }
      at = colon + 1 + length;
      return PacketCodec.text(Revision.V3, text.substring(colon + 1, at));
    }
  }

  /** Where the reading of a binary body is. */
  static final class BinaryReader implements PayloadReader {
    private final Buffer body;
    private int at;

    BinaryReader(Buffer body) {
      this.body = body;
    }

    @Override
    public boolean hasNext() {
      return at == 0 || at < body.length();
    }

    @Override
    public EnginePacket next() throws EngineException {
      if (body.length() == 0) {
        throw new EngineException("a body holds packets");
      }
      boolean text = body.getByte(at++) == 0;
      int length = length();
      Buffer bytes = body.getBuffer(at, at + length);
      at += length;
      return text
          ? PacketCodec.text(Revision.V3, Utf8.decode(bytes))
          : PacketCodec.binary(Revision.V3, bytes);
    }

    private int length() throws EngineException {
      int length = 0;
      int digits = 0;
      while (at < body.length() && body.getUnsignedByte(at) != END_OF_LENGTH) {
        if (++digits > MOST_DIGITS) {
          throw new EngineException("a length is a number");
        }
        length = length * 10 + digit(body.getByte(at++));
      }
      at++;
      if (length > body.length() - at) {
        throw new EngineException("a packet ends within the body");
      }
      return length;
    }
  }
}
