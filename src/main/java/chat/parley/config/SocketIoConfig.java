package chat.parley.config;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  private static final List<String> TRANSPORTS = List.of("polling", "websocket");

  static SocketIoConfig read(Section section) {
    return new SocketIoConfig(
        section.flag("enabled", true),
        transports(section.texts("transports", TRANSPORTS)),
        section.integer("maxPayloadBytes", 1_000_000, 1_024, 64 * 1024 * 1024),
        section.flag("revision3", false),
        section.flag("serveClient", true),
        section.flag("examples", true),
        section.objects("relays").map(SocketIoConfig::relays).orElse(RelayConfig.TUTORIALS));
  }

  private static List<String> transports(List<String> transports) {
    if (transports.isEmpty() || !TRANSPORTS.containsAll(transports)) {
      throw new ConfigException(
          "socketio.transports must be of polling and websocket, not " + transports);
    }
    return transports.stream().distinct().toList();
  }

  /** Whether some client may wait for an answer over HTTP. */
  boolean polls() {
    return enabled && transports.contains("polling");
  }

  private static List<RelayConfig> relays(List<JsonObject> items) {
    List<RelayConfig> relays = items.stream().map(RelayConfig::read).toList();
    Set<String> events = new HashSet<>();
    for (RelayConfig relay : relays) {
      if (!events.add(relay.on())) {
        throw new ConfigException(
            "two of socketio.relays say what \"" + relay.on() + "\" means: leave one of them out");
      }
    }
    return relays;
  }
}
