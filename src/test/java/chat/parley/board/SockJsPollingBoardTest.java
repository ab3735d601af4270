package chat.parley.board;

import chat.parley.support.Polling;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SockJsPollingBoardTest extends BoardContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return Polling.carrier(vertx);
  }
}
