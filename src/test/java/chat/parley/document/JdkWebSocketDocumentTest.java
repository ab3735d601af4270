package chat.parley.document;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class JdkWebSocketDocumentTest extends DocumentContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return JdkWebSocket.CARRIER;
  }
}
