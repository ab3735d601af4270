package chat.parley.transport.socketio;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A named event that a client has emitted. Its arguments are {@link JsonObject}, {@link JsonArray},
 * {@link String}, {@link Number}, {@link Boolean}, {@link Buffer}, or null for JSON's null.
 */
public final class SocketEvent {
  private final String name;
  private final List<Object> arguments;
  private Optional<Consumer<List<Object>>> answer;

  /**
   * @param values the name, then the arguments
   * @param answer takes the acknowledgement, where the client waits for one
   */
  SocketEvent(List<Object> values, Optional<Consumer<List<Object>>> answer) {
    this.name = String.valueOf(values.get(0));
    this.arguments = wrapped(values.subList(1, values.size()));
    this.answer = answer;
  }

  /** Objects and arrays as Vert.x has them. */
  static List<Object> wrapped(List<Object> values) {
    return new Arguments(values.stream().map(SocketEvent::wrapped).toList());
  }

  @SuppressWarnings("unchecked") // decoders make no other maps
  private static Object wrapped(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new JsonObject((Map<String, Object>) map);
    }
    return value instanceof List<?> list ? new JsonArray(list) : value;
  }

  public String name() {
    return name;
  }

  /** All of them; given alone to {@code emit} or {@code acknowledge}, they are passed on so. */
  public List<Object> arguments() {
    return arguments;
  }

  /** The argument of this number, if there is one and it is a text. */
  public Optional<String> text(int index) {
    return argument(index, String.class);
  }

  public Optional<JsonObject> object(int index) {
    return argument(index, JsonObject.class);
  }

  public Optional<Buffer> binary(int index) {
    return argument(index, Buffer.class);
  }

  public <T> Optional<T> argument(int index, Class<T> type) {
    return index < arguments.size() && type.isInstance(arguments.get(index))
        ? Optional.of(type.cast(arguments.get(index)))
        : Optional.empty();
  }

  /** Whether the client has given a callback. */
  public boolean acknowledgeable() {
    return answer.isPresent();
  }

  /**
   * Calls the client's callback; only the first call does, and only where there is one.
   *
   * @param arguments as those of {@link Broadcast#emit}
   */
  public void acknowledge(Object... arguments) {
    acknowledgeAll(Arguments.of(arguments));
  }

  private synchronized void acknowledgeAll(List<?> arguments) {
    answer.ifPresent(callback -> callback.accept(Collections.unmodifiableList(arguments)));
    answer = Optional.empty();
  }
}
