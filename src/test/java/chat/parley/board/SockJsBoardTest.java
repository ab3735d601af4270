package chat.parley.board;

import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SockJsBoardTest extends BoardContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return VertxWebSocket.sockJs(vertx);
  }
}
