package chat.parley.wire;

import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.FreeList;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The data of a named event: any JSON values, with byte arrays where it spells binary. */
enum EventData implements FieldType<List<Object>> {
  EVENT_DATA;

  @Override
  public List<Object> read(String name, Object value, Bounds bounds) {
    List<Object> data = BinaryData.read(FreeList.FREE_LIST.read(name, value, bounds));
    if (BinaryData.weight(data) > bounds.emitBytes()) {
      throw Wrong.tooLarge(
          name, "The data of an event take at most " + bounds.emitBytes() + " bytes.");
    }
    binary(name, data);
    return data;
  }

  /** Official clients of Socket.IO leave when they are told anything else. */
  private static void binary(String name, List<Object> data) {
    int pieces = BinaryData.pieces(data);
    if (pieces > BinaryData.MOST_PIECES) {
      throw Wrong.tooLarge(
          name, "An event carries at most " + BinaryData.MOST_PIECES + " pieces of binary data.");
    }
    if (pieces > 0 && BinaryData.forged(data)) {
      throw Wrong.field(
          name, "holds \"_placeholder\":true beside binary data, for which that stands");
    }
  }

  @Override
  public JsonObject schema() {
    return FreeList.FREE_LIST.schema();
  }

  @Override
  public String words(Bounds bounds) {
    return "any list, at most " + bounds.emitBytes() / 1024 + " KiB";
  }

  @Override
  public Optional<Object> example() {
    return FreeList.FREE_LIST.example();
  }
}
