package chat.parley.node;

import chat.parley.config.ParleyConfig;
import chat.parley.config.SocketIoConfig;
import chat.parley.transport.socketio.SocketIoOptions;
import chat.parley.transport.traffic.Traffic;
import java.time.Duration;

/** The settings of Parley as those of its Socket.IO server. */
public final class SocketIoSettings {
  private static final int LARGEST_MESSAGES = 2;

  private SocketIoSettings() {}

  /**
   * @param sessionPrefix says in the ids of sessions which node has them; empty where there is one
   * @param traffic that of the node
   */
  public static SocketIoOptions of(ParleyConfig config, String sessionPrefix, Traffic traffic) {
    SocketIoConfig socketio = config.socketio();
    SocketIoOptions options =
        new SocketIoOptions()
            .origins(config.http().admittedOrigins())
            .hosts(config.http().hosts())
            .connectTimeout(Duration.ofSeconds(config.times().helloSeconds()))
            .attachmentTimeout(Duration.ofSeconds(config.times().receiveSeconds()))
            .serveClient(socketio.serveClient());
    // one large message alone must not make a client count as slow
    long waiting =
        Math.max(
            config.limits().waitingBytes(), (long) LARGEST_MESSAGES * socketio.maxPayloadBytes());
    options
        .engine()
        .sessionPrefix(sessionPrefix)
        .traffic(traffic)
        .returnTimeout(Duration.ofSeconds(config.times().returnSeconds()))
        .transports(socketio.transports())
        .maxPayload(socketio.maxPayloadBytes())
        .maxWaiting(waiting)
        .connections(config.limits().connections())
        .revision3(socketio.revision3())
        .pingInterval(Duration.ofSeconds(config.times().pingSeconds()))
        .pingTimeout(Duration.ofSeconds(config.times().pongSeconds()));
    return options;
  }
}
