package chat.parley.board.lines;

import chat.parley.support.Bridge;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class BridgeLinesTest extends LinesContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return Bridge.carrier(vertx);
  }
}
