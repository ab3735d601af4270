package chat.parley.transport.socketio;

import chat.parley.transport.socketio.engine.EngineRequest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How a client came: the request that opened its connection, and what it said of itself when it
 * connected to the namespace.
 *
 * @param auth the client's {@code auth}; empty when there was none
 * @param time when it connected to the namespace
 */
public record Handshake(EngineRequest request, JsonObject auth, Instant time) {

  /** By lower-case name. */
  public Map<String, String> headers() {
    return request.headers();
  }

  public Map<String, String> query() {
    return request.query();
  }

  public String address() {
    return request.address();
  }

  /** As Socket.IO's own server shows it. */
  public JsonObject toJson() {
    return new JsonObject()
        .put("headers", new JsonObject(new HashMap<>(headers())))
        .put("time", time.toString())
        .put("address", address())
        .put("xdomain", request.crossDomain())
        .put("secure", request.secure())
        .put("issued", request.issued())
        .put("url", request.url())
        .put("query", new JsonObject(new HashMap<>(query())))
        .put("auth", auth);
  }
}
