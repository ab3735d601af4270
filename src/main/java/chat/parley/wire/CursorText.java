package chat.parley.wire;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a cursor as text: an object of JSON, without what its client says of who it is, for
 * that the server says.
 */
public final class CursorText {
  private static final String USER = "user";

  private CursorText() {}

  /**
   * A state as clients of Yjs send it.
   *
   * @param json of an object; or {@code null}, when it is over
   * @throws chat.parley.protocol.Refusal when it is anything else
   */
  public static Optional<String> read(String json) {
    return json.strip().equals("null")
        ? Optional.empty()
        : Optional.of(of(StrictJson.object(json)));
  }

  static String of(Map<String, Object> state) {
    Map<String, Object> kept = new LinkedHashMap<>(state);
    kept.remove(USER);
    return new JsonObject(kept).encode();
  }
}
