package chat.parley.document;

import chat.parley.support.SocketIoWire;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SocketIoDocumentTest extends DocumentContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return SocketIoWire.carrier("websocket");
  }
}
