package chat.parley.document;

import chat.parley.support.VertxWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SockJsDocumentTest extends DocumentContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return VertxWebSocket.sockJs(vertx);
  }
}
