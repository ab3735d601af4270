package chat.parley.board;

import chat.parley.support.SocketIoWire;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SocketIoBoardTest extends BoardContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return SocketIoWire.carrier("websocket");
  }
}
