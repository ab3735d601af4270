package chat.parley.config;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The {@code socketio} section.
 *
 * @param enabled whether it is there at all
 * @param transports of polling and websocket
 * @param maxPayloadBytes longest message or request body of a client
 * @param revision3 lets clients of Socket.IO 1 and 2 in
 * @param serveClient serves the official client library at {@code /socket.io/socket.io.js}
 * @param examples serves the namespaces of the pages in {@code /examples/}
 * @param relays what events mean that are no ops
 */
public record SocketIoConfig(
    boolean enabled,
    List<String> transports,
    int maxPayloadBytes,
    boolean revision3,
    boolean serveClient,
    boolean examples,
    List<RelayConfig> relays) {

  static SocketIoConfig read(Section section) {
    return new SocketIoConfig(
        section.flag("enabled", true),
        transports(section.texts("transports", List.of("polling", "websocket"))),
        section.integer("maxPayloadBytes", 1_000_000, 1_024, 64 * 1024 * 1024),
        section.flag("revision3", false),
        section.flag("serveClient", true),
        section.flag("examples", true),
        section.objects("relays").map(SocketIoConfig::relays).orElse(RelayConfig.TUTORIALS));
  }

  private static List<String> transports(List<String> transports) {
    if (transports.isEmpty() || !List.of("polling", "websocket").containsAll(transports)) {
      throw new ConfigException(
          "socketio.transports must be of polling and websocket, not " + transports);
    }
    return transports;
  }

  private static List<RelayConfig> relays(List<JsonObject> items) {
    return items.stream().map(RelayConfig::read).toList();
  }
}
