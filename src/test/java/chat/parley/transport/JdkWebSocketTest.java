package chat.parley.transport;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;

/** The JDK's WebSocket client. */
class JdkWebSocketTest extends CarrierContract {
  @Override
  protected Wire.Carrier carrier(Vertx vertx) {
    return JdkWebSocket.CARRIER;
  }
}
