package chat.parley.transport;

import chat.parley.support.Polling;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

/** SockJS over xhr-polling. */
class SockJsPollingTest extends CarrierContract {
  @Override
  protected Wire.Carrier carrier(Vertx vertx) {
    return Polling.carrier(vertx);
  }
}
