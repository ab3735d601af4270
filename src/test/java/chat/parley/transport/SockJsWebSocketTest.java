package chat.parley.transport;

import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

/** SockJS over WebSocket. */
class SockJsWebSocketTest extends CarrierContract {
  @Override
  protected Wire.Carrier carrier(Vertx vertx) {
    return VertxWebSocket.sockJs(vertx);
  }
}
