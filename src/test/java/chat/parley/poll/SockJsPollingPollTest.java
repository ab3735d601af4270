package chat.parley.poll;

import chat.parley.support.Polling;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

class SockJsPollingPollTest extends PollContract {
  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return Polling.carrier(vertx);
  }
}
