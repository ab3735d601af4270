package chat.parley.chaos;

import chat.parley.support.Bridge;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Polling;
import chat.parley.support.SocketIoWire;
import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;

/** All ways to talk to a Parley on this machine, by short names. */
public final class Carriers {
  private Carriers() {}

  /**
   * @param vertx the clients' own, not one that stops with a server
   */
  public static Map<String, Wire.Carrier> all(Vertx vertx) {
    Map<String, Wire.Carrier> carriers = new LinkedHashMap<>();
    carriers.put("ws", JdkWebSocket.CARRIER);
    carriers.put("sockjs", VertxWebSocket.sockJs(vertx));
    carriers.put("polling", Polling.carrier(vertx));
    carriers.put("bridge", Bridge.carrier(vertx));
    carriers.put("io-ws", SocketIoWire.carrier("websocket"));
    carriers.put("io-polling", SocketIoWire.carrier("polling"));
    carriers.put("io-upgrade", SocketIoWire.carrier("polling", "websocket"));
    return carriers;
  }
}
