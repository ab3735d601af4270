package chat.parley.transport.socketio;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** How deep values may be nested that go out: less than a writer of JSON takes, or a stack. */
final class Nesting {
  private static final int MOST = 500;

  private Nesting() {}

  /**
   * @throws EmitRefused for what is deeper, or contains itself
   */
  static void check(Object value) {
    check(value, MOST);
  }

  private static void check(Object value, int left) {
    if (left == 0) {
      throw EmitRefused.malformed("What is sent is nested too deep.");
    }
    if (value instanceof JsonObject object) {
      check(object.getMap(), left);
    } else if (value instanceof JsonArray array) {
      check(array.getList(), left);
    } else if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> check(item, left - 1));
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> check(item, left - 1));
    } else if (value instanceof Object[] items) {
      check(Arrays.asList(items), left);
    }
  }
}
