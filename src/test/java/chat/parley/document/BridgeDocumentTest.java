package chat.parley.document;

import chat.parley.support.Bridge;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class BridgeDocumentTest extends DocumentContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return Bridge.carrier(vertx);
  }
}
