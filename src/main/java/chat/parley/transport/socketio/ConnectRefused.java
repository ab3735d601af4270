package chat.parley.transport.socketio;

import io.vertx.core.json.JsonObject;
import java.io.Serial;
import java.util.Optional;

/** Why somebody may not connect to a namespace; the client hears it as {@code connect_error}. */
public final class ConnectRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Optional<JsonObject> data;

  public ConnectRefused(String message) {
    this(message, Optional.empty());
  }

  /**
   * @param data for programs, in the error's {@code data}
   */
  public ConnectRefused(String message, JsonObject data) {
    this(message, Optional.of(data));
  }

  private ConnectRefused(String message, Optional<JsonObject> data) {
    super(message, null, false, false);
    this.data = data;
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject().put("message", getMessage());
    data.ifPresent(details -> json.put("data", details));
    return json;
  }
}
