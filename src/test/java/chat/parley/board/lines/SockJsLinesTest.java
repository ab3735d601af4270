package chat.parley.board.lines;

import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SockJsLinesTest extends LinesContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return VertxWebSocket.sockJs(vertx);
  }
}
