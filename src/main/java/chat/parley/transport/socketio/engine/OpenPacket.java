package chat.parley.transport.socketio.engine;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The first packet of a session, with which Engine.IO's handshake ends: {@code
 * {"sid":…,"upgrades":["websocket"],"pingInterval":…,"pingTimeout":…,"maxPayload":…}}, in
 * milliseconds and bytes.
 */
final class OpenPacket {

  private OpenPacket() {}

  /**
   * @param upgrades transports to which the client may go on from this one
   */
  static EnginePacket of(String id, List<String> upgrades, EngineOptions options) {
    JsonObject greeting =
        new JsonObject()
            .put("sid", id)
            .put("upgrades", new JsonArray(upgrades))
            .put("pingInterval", options.pingIntervalMillis())
            .put("pingTimeout", options.pingTimeoutMillis())
            .put("maxPayload", options.maxPayloadBytes());
    return new EnginePacket.Text(EnginePacket.Type.OPEN, greeting.encode());
  }
}
