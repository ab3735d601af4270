package chat.parley.transport.yjs;

import chat.parley.document.CursorState;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.wire.StrictJson;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a client says of its cursor, without who it says it is: that the server says. */
final class PlainState {
  private static final int MOST_CHARACTERS = 4 * 1024;
  private static final String USER = "user";

  private PlainState() {}

  /**
   * @throws Refusal when it is no object, or too long
   */
  static CursorState of(CursorState state) {
    return new CursorState(state.client(), state.clock(), state.json().flatMap(PlainState::plain));
  }

  private static Optional<String> plain(String json) {
    if (json.length() > MOST_CHARACTERS) {
      throw new Refusal(
          Problem.TOO_LARGE.refused("A cursor takes at most " + MOST_CHARACTERS + " characters."));
    }
    Map<String, Object> fields = new LinkedHashMap<>(StrictJson.object(json));
    fields.remove(USER);
    return Optional.of(new JsonObject(fields).encode());
  }
}
