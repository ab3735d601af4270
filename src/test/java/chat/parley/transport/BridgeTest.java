package chat.parley.transport;

import chat.parley.support.Bridge;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

/** The event bus bridge. */
class BridgeTest extends CarrierContract {
  @Override
  protected Wire.Carrier carrier(Vertx vertx) {
    return Bridge.carrier(vertx);
  }

  /** A bridge client that says no hello is a guest, so nothing is too early for it. */
  @Override
  protected boolean helloCanBeMissed() {
    return true;
  }
}
