package chat.parley.board.lines;

import chat.parley.support.SocketIoWire;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SocketIoLinesTest extends LinesContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return SocketIoWire.carrier("websocket");
  }
}
