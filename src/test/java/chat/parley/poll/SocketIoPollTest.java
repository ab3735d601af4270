package chat.parley.poll;

import chat.parley.support.SocketIoWire;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SocketIoPollTest extends PollContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return SocketIoWire.carrier("websocket");
  }
}
