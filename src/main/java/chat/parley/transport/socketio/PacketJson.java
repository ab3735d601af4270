package chat.parley.transport.socketio;

import chat.parley.wire.JsonTree;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The JSON of packets, as browsers read and write it; binary is taken out and leaves {@code
 * {"_placeholder":true,"num":0}}.
 */
final class PacketJson {
  private static final int DEPTH = 64;
  private static final int DIGITS = 400;
  private static final int KEY_CHARACTERS = 1_024;

  private static final JsonFactory FACTORY =
      JsonTree.parsers(DEPTH, DIGITS, KEY_CHARACTERS).build();

  private static final JsonTree TREE =
      new JsonTree(text -> text, PacketJson::integer, JsonParser::getDoubleValue);

  private PacketJson() {}

  /** Map, List, String, Integer, Long, Double, Boolean or null. */
  static Object read(String text, int from) throws PacketException {
    StringReader reader = new StringReader(text);
    try (JsonParser parser = FACTORY.createParser(reader)) {
      reader.skip(from);
      if (parser.nextToken() == null) {
        throw new PacketException("there is no JSON");
      }
      Object value = TREE.value(parser);
      if (parser.nextToken() != null) {
        throw new PacketException("nothing may follow the JSON");
      }
      return value;
    } catch (IOException malformed) {
      throw new PacketException("this is no JSON");
    }
  }

  /** Beyond 64 bits a browser has a double, so there is one here too. */
  private static Number integer(JsonParser parser) throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? Double.valueOf(parser.getDoubleValue())
        : parser.getNumberValue();
  }

  /**
   * @param binary gets the binary data in the order of their numbers
   */
  static String write(Object value, List<Buffer> binary) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(generator, value, binary);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator generator, Object value, List<Buffer> binary)
      throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof CharSequence text) {
      generator.writeString(text.toString());
    } else if (value instanceof Number number) {
      writeNumber(generator, number);
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value instanceof JsonObject object) {
      writeObject(generator, object.getMap(), binary);
    } else if (value instanceof Map<?, ?> map) {
      writeObject(generator, map, binary);
    } else if (value instanceof JsonArray array) {
      writeArray(generator, array.getList(), binary);
    } else if (value instanceof Iterable<?> items) {
      writeArray(generator, items, binary);
    } else if (value instanceof Buffer data) {
      writePlaceholder(generator, data, binary);
    } else if (value instanceof byte[] data) {
      writePlaceholder(generator, Buffer.buffer(data), binary);
    } else {
      throw new IllegalArgumentException("a " + value.getClass().getName() + " is no JSON");
    }
  }

  private static void writeNumber(JsonGenerator generator, Number number) throws IOException {
    if (number instanceof Integer || number instanceof Long || number instanceof Short) {
      generator.writeNumber(number.longValue());
    } else if (Double.isFinite(number.doubleValue())) {
      generator.writeNumber(number.doubleValue());
    } else {
      generator.writeNull();
    }
  }

  private static void writeObject(JsonGenerator generator, Map<?, ?> map, List<Buffer> binary)
      throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      generator.writeFieldName(entry.getKey().toString());
      write(generator, entry.getValue(), binary);
    }
    generator.writeEndObject();
  }

  private static void writeArray(JsonGenerator generator, Iterable<?> items, List<Buffer> binary)
      throws IOException {
    generator.writeStartArray();
    for (Object item : items) {
      write(generator, item, binary);
    }
    generator.writeEndArray();
  }

  private static void writePlaceholder(JsonGenerator generator, Buffer data, List<Buffer> binary)
      throws IOException {
    generator.writeStartObject();
    generator.writeBooleanField("_placeholder", true);
    generator.writeNumberField("num", binary.size());
    generator.writeEndObject();
    binary.add(data);
  }
}
