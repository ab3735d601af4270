package chat.parley.transport.socketio;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/** Reads one packet of socket.io-msgpack-parser. Knows no socket: bytes in, packet out. */
final class MessagePackReader {
  private static final int DEPTH = 64;
  private static final int EXTENSION = 0;
  private static final int DATE_BYTES = 8;
  private static final Packet.Type[] TYPES = Packet.Type.values();

  private final MessageUnpacker unpacker;
  private final int size;

  private MessagePackReader(MessageUnpacker unpacker, int size) {
    this.unpacker = unpacker;
    this.size = size;
  }

  static Packet decode(Buffer bytes) throws PacketException {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes.getBytes())) {
      Object value = new MessagePackReader(unpacker, bytes.length()).value(DEPTH);
      if (value instanceof Map<?, ?> packet && !unpacker.hasNext()) {
        return packet(packet);
      }
      throw new PacketException("a packet is a map");
    } catch (IOException | MessagePackException malformed) {
      throw new PacketException("this is no MessagePack");
    }
  }

  private static Packet packet(Map<?, ?> packet) throws PacketException {
    Object type = packet.get("type");
    Object namespace = packet.get("nsp");
    Object id = packet.get("id");
    Object data = packet.get("data");
    boolean valid =
        type instanceof Integer number
            && number >= 0
            && number < TYPES.length
            && namespace instanceof String
            && (id == null || id instanceof Integer || id instanceof Long);
    if (!valid) {
      throw new PacketException("a packet has a type and a namespace");
    }
    return PacketRules.checked(
        TYPES[(Integer) type],
        (String) namespace,
        id == null ? OptionalLong.empty() : OptionalLong.of(((Number) id).longValue()),
        data == null ? PacketRules.NOTHING : data);
  }

  private Object value(int depth) throws IOException, PacketException {
    if (depth == 0) {
      throw new PacketException("this is nested too deep");
    }
    MessageFormat format = unpacker.getNextFormat();
    return switch (format.getValueType()) {
      case NIL -> {
        unpacker.unpackNil();
        yield null;
      }
      case BOOLEAN -> unpacker.unpackBoolean();
      case INTEGER -> integer(format);
      case FLOAT -> unpacker.unpackDouble();
      case STRING -> unpacker.unpackString();
      case BINARY -> Buffer.buffer(payload(unpacker.unpackBinaryHeader()));
      case ARRAY -> array(depth);
      case MAP -> map(depth);
      case EXTENSION -> extension();
    };
  }

  private Number integer(MessageFormat format) throws IOException {
    if (format == MessageFormat.UINT64) {
      return unpacker.unpackBigInteger().doubleValue();
    }
    long number = unpacker.unpackLong();
    if (number == (int) number) {
      return (int) number;
    }
    return number;
  }

  private byte[] payload(int length) throws IOException, PacketException {
    // a length that lies must not allocate
    if (length > size - unpacker.getTotalReadBytes()) {
      throw new PacketException("the data end too early");
    }
    return unpacker.readPayload(length);
  }

  private List<Object> array(int depth) throws IOException, PacketException {
    int items = unpacker.unpackArrayHeader();
    List<Object> array = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      array.add(value(depth - 1));
    }
    return array;
  }

  private Map<String, Object> map(int depth) throws IOException, PacketException {
    int items = unpacker.unpackMapHeader();
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < items; i++) {
      String key = unpacker.unpackString();
      map.put(key, value(depth - 1));
    }
    return map;
  }

  /** The client's library spells dates as milliseconds, and undefined as one byte. */
  private Object extension() throws IOException, PacketException {
    ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
    byte[] bytes = payload(header.getLength());
    return header.getType() == EXTENSION && bytes.length == DATE_BYTES
        ? Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong()).toString()
        : null;
  }
}
