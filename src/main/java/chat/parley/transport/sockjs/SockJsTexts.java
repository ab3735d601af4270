package chat.parley.transport.sockjs;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What SockJS clients send: a JSON array of texts; over a WebSocket, a single text will do. */
final class SockJsTexts {

  private SockJsTexts() {}

  /** The texts of an array; nothing when it is anything else. */
  static Optional<List<String>> array(String json) {
    return decoded(json).filter(JsonArray.class::isInstance).flatMap(SockJsTexts::texts);
  }

  /** The texts of an array, or the one text that stands alone. */
  static Optional<List<String>> arrayOrText(String json) {
    return decoded(json).flatMap(SockJsTexts::texts);
  }

  private static Optional<Object> decoded(String json) {
    try {
      return Optional.ofNullable(Json.decodeValue(json));
    } catch (DecodeException noJson) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> texts(Object value) {
    List<?> items =
        value instanceof JsonArray array ? array.getList() : Collections.singletonList(value);
    return items.stream().allMatch(String.class::isInstance)
        ? Optional.of(items.stream().map(String.class::cast).toList())
        : Optional.empty();
  }
}
