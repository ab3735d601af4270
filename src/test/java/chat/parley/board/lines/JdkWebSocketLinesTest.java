package chat.parley.board.lines;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class JdkWebSocketLinesTest extends LinesContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return JdkWebSocket.CARRIER;
  }
}
