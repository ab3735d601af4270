package chat.parley.transport.socketio;

import chat.parley.transport.ProgramCode;
import io.vertx.core.json.JsonObject;
import java.io.Serial;
import java.util.Optional;

/** Why somebody may not connect to a namespace; the client hears it as {@code connect_error}. */
public final class ConnectRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Optional<JsonObject> data;
  private final boolean temporary;

  public ConnectRefused(String message) {
    this(message, Optional.empty(), false);
  }

  /**
   * @param data for programs, in the error's {@code data}; bytes in it go as base64, for an error
   *     has no attachments
   */
  public ConnectRefused(String message, JsonObject data) {
    this(message, Optional.of(new JsonObject(data.encode())), false);
  }

  private ConnectRefused(String message, Optional<JsonObject> data, boolean temporary) {
    super(message == null ? "" : message, null, false, false);
    this.data = data;
    this.temporary = temporary;
  }

  /**
   * Only for now: the client's library gives up when it is refused, but tries again by itself when
   * the connection is closed, and so that is what happens.
   */
  public static ConnectRefused forNow(String message) {
    return new ConnectRefused(message, Optional.empty(), true);
  }

  /** What a client is told of a failure: its reason when it has one, and otherwise none. */
  static ConnectRefused told(String namespace, Throwable cause) {
    if (cause instanceof ConnectRefused refused) {
      return refused;
    }
    ProgramCode.failed("A middleware of namespace {} failed", namespace, cause);
    return new ConnectRefused(HandlerFailure.MESSAGE);
  }

  boolean temporary() {
    return temporary;
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject().put("message", getMessage());
    data.ifPresent(details -> json.put("data", details));
    return json;
  }
}
