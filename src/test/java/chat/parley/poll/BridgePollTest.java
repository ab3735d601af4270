package chat.parley.poll;

import chat.parley.support.Bridge;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class BridgePollTest extends PollContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return Bridge.carrier(vertx);
  }
}
