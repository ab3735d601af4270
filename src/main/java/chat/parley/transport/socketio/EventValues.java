package chat.parley.transport.socketio;

import chat.parley.wire.EventNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a program emits, as it was when it emitted it: the bytes are made later and on other
 * threads, when the program may have changed its objects. Only JSON and bytes leave; anything else
 * goes through the program's own mapper, or is refused.
 *
 * @param mapper from what is neither JSON nor bytes to what is
 */
record EventValues(Optional<Function<Object, ?>> mapper) {
  private static final int SCALAR = 16;

  /**
   * The name and the arguments of an event.
   *
   * @param revision3 whether clients of Socket.IO 1 and 2 may hear it
   * @throws EmitRefused for what clients take for events of their own or do not take
   * @throws IllegalArgumentException for what is neither JSON nor bytes
   */
  List<Object> event(String event, List<?> arguments, boolean revision3) {
    if (EventNames.deceiving(event, revision3)) {
      throw EmitRefused.malformed("\"" + event + "\" is a reserved event name");
    }
    List<Object> values = new ArrayList<>(arguments.size() + 1);
    values.add(event);
    values.addAll(all(arguments, Optional.of(event)));
    return Attachments.checked(values);
  }

  /** Of an acknowledgement. */
  List<Object> answer(List<?> arguments) {
    return Attachments.checked(all(arguments, Optional.empty()));
  }

  /**
   * Where something is, for who is told that it is wrong.
   *
   * @param event none for an acknowledgement
   */
  private record Place(int argument, Optional<String> event) {
    @Override
    public String toString() {
      String of = event.map(name -> "\"" + name + "\"").orElse("an acknowledgement");
      return "argument " + argument + " of " + of;
    }
  }

  private List<Object> all(List<?> arguments, Optional<String> event) {
    Nesting.check(arguments);
    List<Object> values = new ArrayList<>(arguments.size());
    for (Object argument : arguments) {
      values.add(copy(argument, new Place(values.size() + 1, event)));
    }
    return values;
  }

  private Object copy(Object value, Place place) {
    if (json(value)) {
      return plain(value, place);
    }
    Object mapped = mapper.map(some -> mapped(some, value, place)).orElse(null);
    if (mapped == null || !json(mapped)) {
      // not EmitRefused, which clients are told: this is the program's own mistake
      throw new IllegalArgumentException(
          place
              + " is or holds a "
              + value.getClass().getName()
              + ", which is neither JSON nor bytes: give a JsonObject, or SocketIoOptions a mapper");
    }
    Nesting.check(mapped);
    return plain(mapped, place);
  }

  private static Object mapped(Function<Object, ?> mapper, Object value, Place place) {
    try {
      return mapper.apply(value);
    } catch (RuntimeException unmapped) {
      throw new IllegalArgumentException(
          place + ": the mapper has failed for a " + value.getClass().getName(), unmapped);
    }
  }

  private static boolean json(Object value) {
    return value == null
        || value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof JsonObject
        || value instanceof JsonArray
        || value instanceof Map
        || value instanceof Collection
        || value instanceof Object[]
        || value instanceof Buffer
        || value instanceof byte[]
        // as JsonObject has them
        || value instanceof Instant
        || value instanceof Enum;
  }

  private Object plain(Object value, Place place) {
    if (value instanceof JsonObject object) {
      return object(object.getMap(), place);
    }
    if (value instanceof JsonArray array) {
      return list(array.getList(), place);
    }
    if (value instanceof Map<?, ?> map) {
      return object(map, place);
    }
    if (value instanceof Collection<?> items) {
      return list(items, place);
    }
    if (value instanceof Object[] items) {
      return list(Arrays.asList(items), place);
    }
    if (value instanceof Buffer data) {
      return data.copy();
    }
    if (value instanceof byte[] bytes) {
      return Buffer.buffer(bytes.clone());
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof CharSequence || value instanceof Instant ? value.toString() : value;
  }

  private Map<String, Object> object(Map<?, ?> map, Place place) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, item) -> copy.put(String.valueOf(copy(key, place)), copy(item, place)));
    return copy;
  }

  private List<Object> list(Collection<?> items, Place place) {
    List<Object> copy = new ArrayList<>(items.size());
    items.forEach(item -> copy.add(copy(item, place)));
    return copy;
  }

  /** Whether what a client hears last of them is a text: the name, when there is nothing else. */
  static boolean endInText(List<Object> values) {
    return values.get(values.size() - 1) instanceof String;
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
