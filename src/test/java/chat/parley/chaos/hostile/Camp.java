package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * From where one kind of hostile client comes: an address of its own, and the way to the server.
 */
final class Camp {
  private static final String HOST = "127.0.0.1";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int SMALL_BUFFER = 16_384;

  private final NetClient client;
  private final NetClient deaf;
  private final int port;
  private final Toll toll;
  private final Set<Stranger> away = new HashSet<>();

  Camp(Vertx vertx, String address, int port, Toll toll) {
    this.client = vertx.createNetClient(from(address));
    this.deaf = vertx.createNetClient(from(address).setReceiveBufferSize(SMALL_BUFFER));
    this.port = port;
    this.toll = toll;
  }

  private static NetClientOptions from(String address) {
    return new NetClientOptions().setLocalAddress(address).setConnectTimeout(CONNECT_MILLIS);
  }

  Future<Stranger> comes() {
    return comes(client);
  }

  private Future<Stranger> comes(NetClient by) {
    return by.connect(port, HOST).map(this::sends).onFailure(nobody -> toll.refused("connect"));
  }

  private Stranger sends(NetSocket socket) {
    Stranger stranger = new Stranger(socket, toll);
    away.add(stranger);
    socket.closeHandler(
        closed -> {
          stranger.ended();
          away.remove(stranger);
        });
    return stranger;
  }

  /** All come home, whatever they were doing. */
  void breaksUp() {
    List.copyOf(away).forEach(Stranger::leaves);
  }

  Future<Stranger> webSocket(String path) {
    return comes(client).compose(stranger -> stranger.write(upgrade(path)).upgraded());
  }

  /** One for whom little is kept on the way. */
  Future<Stranger> deafWebSocket(String path) {
    return comes(deaf).compose(stranger -> stranger.write(upgrade(path)).upgraded());
  }

  private Buffer upgrade(String path) {
    return request(
        "GET",
        path,
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
  }

  /**
   * @param headers each with its end of line
   */
  Buffer request(String method, String path, String headers) {
    return Buffer.buffer(
        "%s %s HTTP/1.1\r\nHost: %s:%d\r\n%s\r\n".formatted(method, path, HOST, port, headers));
  }
}
