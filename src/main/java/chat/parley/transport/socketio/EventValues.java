package chat.parley.transport.socketio;

import chat.parley.wire.EventNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program emits, as it was when it emitted it: the bytes are made later and on other
 * threads, when the program may have changed its objects.
 */
final class EventValues {
  private static final int SCALAR = 16;

  private EventValues() {}

  /**
   * The name and the arguments of an event.
   *
   * @param revision3 whether clients of Socket.IO 1 and 2 may hear it
   * @throws EmitRefused for what clients take for events of their own, or do not take
   */
  static List<Object> of(String event, List<?> arguments, boolean revision3) {
    if (EventNames.deceiving(event, revision3)) {
      throw EmitRefused.malformed("\"" + event + "\" is a reserved event name");
    }
    Nesting.check(arguments);
    List<Object> values = new ArrayList<>(arguments.size() + 1);
    values.add(event);
    arguments.forEach(argument -> values.add(copy(argument)));
    return Attachments.checked(values);
  }

  /** The arguments of an acknowledgement. */
  static List<Object> of(List<?> arguments) {
    Nesting.check(arguments);
    return Attachments.checked(copies(arguments));
  }

  private static List<Object> copies(List<?> arguments) {
    List<Object> values = new ArrayList<>(arguments.size());
    arguments.forEach(argument -> values.add(copy(argument)));
    return values;
  }

  private static Object copy(Object value) {
    if (value instanceof JsonObject object) {
      return copy(object.getMap());
    }
    if (value instanceof JsonArray array) {
      return copies(array.getList());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), copy(item)));
      return copy;
    }
    if (value instanceof Collection<?> items) {
      return copies(new ArrayList<>(items));
    }
    if (value instanceof Buffer data) {
      return data.copy();
    }
    return value instanceof byte[] bytes ? Buffer.buffer(bytes.clone()) : value;
  }

  /** Whether what a client hears last of them is a text: the name, when there is nothing else. */
  static boolean endInText(List<Object> values) {
    Object last = values.get(values.size() - 1);
    return !(last == null
        || last instanceof Number
        || last instanceof Boolean
        || last instanceof Buffer
        || last instanceof List
        || last instanceof Map);
  }

  /** Bytes they take in memory, about. */
  static long weight(Object value) {
    if (value instanceof String text) {
      return SCALAR + 2L * text.length();
    }
    if (value instanceof Buffer data) {
      return SCALAR + data.length();
    }
    if (value instanceof List<?> list) {
      return SCALAR + list.stream().mapToLong(EventValues::weight).sum();
    }
    if (value instanceof Map<?, ?> map) {
      return SCALAR
          + map.entrySet().stream()
              .mapToLong(entry -> SCALAR + weight(entry.getKey()) + weight(entry.getValue()))
              .sum();
    }
    return SCALAR;
  }
}
