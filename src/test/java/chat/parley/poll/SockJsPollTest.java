package chat.parley.poll;

import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SockJsPollTest extends PollContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return VertxWebSocket.sockJs(vertx);
  }
}
