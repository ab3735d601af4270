package chat.parley.transport.socketio;

import chat.parley.wire.EventNames;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
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
    new ValueCopy(mapper, Optional.of(event)).all(arguments, values);
    return values;
  }

  /** Of an acknowledgement. */
  List<Object> answer(List<?> arguments) {
    List<Object> values = new ArrayList<>(arguments.size());
    new ValueCopy(mapper, Optional.empty()).all(arguments, values);
    return values;
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
