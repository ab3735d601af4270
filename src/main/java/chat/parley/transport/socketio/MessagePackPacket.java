package chat.parley.transport.socketio;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/**
 * Writes packets as socket.io-msgpack-parser reads them: a MessagePack map {@code {type, nsp,
 * data?, id?}} in which binary data stand where they are.
 */
final class MessagePackPacket {
  private MessagePackPacket() {}

  static Buffer encode(Packet packet) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", packet.type().ordinal());
    map.put("nsp", packet.namespace());
    if (packet.payload() != PacketRules.NOTHING) {
      map.put("data", packet.payload());
    }
    packet.id().ifPresent(id -> map.put("id", id));
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      pack(packer, map);
      return Buffer.buffer(packer.toByteArray());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void pack(MessageBufferPacker packer, Object value) throws IOException {
    if (value == null) {
      packer.packNil();
    } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      packer.packLong(((Number) value).longValue());
    } else if (value instanceof Number number) {
      packer.packDouble(number.doubleValue());
    } else if (value instanceof Boolean flag) {
      packer.packBoolean(flag);
    } else if (value instanceof JsonObject object) {
      packMap(packer, object.getMap());
    } else if (value instanceof Map<?, ?> map) {
      packMap(packer, map);
    } else if (value instanceof JsonArray array) {
      packArray(packer, array.getList());
    } else if (value instanceof Collection<?> items) {
      packArray(packer, items);
    } else if (value instanceof Buffer data) {
      packBinary(packer, data.getBytes());
    } else if (value instanceof byte[] data) {
      packBinary(packer, data);
    } else if (value instanceof CharSequence text) {
      packer.packString(text.toString());
    } else {
      throw new IllegalArgumentException("a " + value.getClass().getName() + " is no JSON");
    }
  }

  private static void packMap(MessageBufferPacker packer, Map<?, ?> map) throws IOException {
    packer.packMapHeader(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      packer.packString(entry.getKey().toString());
      pack(packer, entry.getValue());
    }
  }

  private static void packArray(MessageBufferPacker packer, Collection<?> items)
      throws IOException {
    packer.packArrayHeader(items.size());
    for (Object item : items) {
      pack(packer, item);
    }
  }

  private static void packBinary(MessageBufferPacker packer, byte[] data) throws IOException {
    packer.packBinaryHeader(data.length);
    packer.addPayload(data);
  }
}
