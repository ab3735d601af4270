package chat.parley.transport;

import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

/** Vert.x's WebSocket client. */
class VertxWebSocketTest extends CarrierContract {
  @Override
  protected Wire.Carrier carrier(Vertx vertx) {
    return VertxWebSocket.plain(vertx);
  }
}
