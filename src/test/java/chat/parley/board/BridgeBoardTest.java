package chat.parley.board;

import chat.parley.support.Bridge;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class BridgeBoardTest extends BoardContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return Bridge.carrier(vertx);
  }
}
