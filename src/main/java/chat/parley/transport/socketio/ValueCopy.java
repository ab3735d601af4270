package chat.parley.transport.socketio;

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
 * One pass over what is emitted once: copies the arguments, counts their attachments, and refuses
 * what is nested too deep.
 */
final class ValueCopy {
  /** Less than a writer of JSON takes, or a stack. */
  private static final int MOST_NESTED = 500;

  private final Optional<Function<Object, ?>> mapper;
  private final Optional<String> event;
  private final Attachments attachments = new Attachments();
  private int argument;

  /**
   * @param event for who is told that something is wrong; none for an acknowledgement
   */
  ValueCopy(Optional<Function<Object, ?>> mapper, Optional<String> event) {
    this.mapper = mapper;
    this.event = event;
  }

  private ValueCopy(Optional<Function<Object, ?>> mapper, Optional<String> event, int argument) {
    this(mapper, event);
    this.argument = argument;
  }

  /**
   * Adds the copies to a list.
   *
   * @throws EmitRefused for what clients do not take
   * @throws IllegalArgumentException for what is neither JSON nor bytes
   */
  void all(List<?> arguments, List<Object> copies) {
    for (Object value : arguments) {
      argument++;
      copies.add(copy(value, MOST_NESTED - 1));
    }
    attachments.check();
  }

  /**
   * @param left levels of nesting
   */
  private Object copy(Object value, int left) {
    if (json(value)) {
      return plain(value, left);
    }
    Object mapped = mapper.map(some -> mapped(some, value)).orElse(null);
    if (mapped == null || !json(mapped)) {
      // not EmitRefused, which clients are told: this is the program's own mistake
      throw new IllegalArgumentException(
          place()
              + " is or holds a "
              + value.getClass().getName()
              + ", which is neither JSON nor bytes: give a JsonObject, or SocketIoOptions a mapper");
    }
    return plain(mapped, MOST_NESTED);
  }

  private Object mapped(Function<Object, ?> some, Object value) {
    try {
      return some.apply(value);
    } catch (RuntimeException unmapped) {
      throw new IllegalArgumentException(
          place() + ": the mapper has failed for a " + value.getClass().getName(), unmapped);
    }
  }

  private String place() {
    String of = event.map(name -> "\"" + name + "\"").orElse("an acknowledgement");
    return "argument " + argument + " of " + of;
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

  private Object plain(Object value, int left) {
    if (left == 0) {
      throw EmitRefused.malformed("What is sent is nested too deep.");
    }
    if (value instanceof JsonObject object) {
      return object(object.getMap(), left);
    }
    if (value instanceof JsonArray array) {
      return list(array.getList(), left);
    }
    if (value instanceof Map<?, ?> map) {
      return object(map, left);
    }
    if (value instanceof Collection<?> items) {
      return list(items, left);
    }
    if (value instanceof Object[] items) {
      return list(Arrays.asList(items), left);
    }
    if (value instanceof Buffer data) {
      return attachments.add(data.copy());
    }
    if (value instanceof byte[] bytes) {
      return attachments.add(Buffer.buffer(bytes.clone()));
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value instanceof CharSequence || value instanceof Instant ? value.toString() : value;
  }

  private Map<String, Object> object(Map<?, ?> map, int left) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, item) -> copy.put(key(key), copy(item, left - 1)));
    attachments.beside(copy);
    return copy;
  }

  /** Nothing in a key is an attachment. */
  private String key(Object key) {
    return key instanceof String text
        ? text
        : String.valueOf(new ValueCopy(mapper, event, argument).copy(key, MOST_NESTED));
  }

  private List<Object> list(Collection<?> items, int left) {
    List<Object> copy = new ArrayList<>(items.size());
    items.forEach(item -> copy.add(copy(item, left - 1)));
    return copy;
  }
}
