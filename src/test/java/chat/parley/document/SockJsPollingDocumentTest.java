package chat.parley.document;

import chat.parley.support.Polling;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SockJsPollingDocumentTest extends DocumentContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return Polling.carrier(vertx);
  }
}
