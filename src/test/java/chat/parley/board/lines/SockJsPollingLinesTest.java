package chat.parley.board.lines;

import chat.parley.support.Polling;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SockJsPollingLinesTest extends LinesContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return Polling.carrier(vertx);
  }
}
