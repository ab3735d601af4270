package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import chat.parley.support.SocketIoPerson;
import chat.parley.support.SocketIoPort;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The official client learns why it is gone after something too large, as from the official server.
 */
class TooLargeTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  @ParameterizedTest
  @CsvSource({
    "polling,4,transport error,xhr post error 413",
    "polling,2,transport error,",
    "websocket,4,transport close,websocket connection closed 1009 ''"
  })
  @DisplayName("over polling an error with 413, over WebSocket a close with 1009 and no words")
  void tells(String transport, int version, String reason, String why) {
    SocketIoOptions options = new SocketIoOptions();
    options.engine().maxPayload(1_000).revision3(true);
    SocketIoServer io = new SocketIoServer(options);
    int port = SocketIoPort.at(vertx, io);
    JsonObject client =
        new JsonObject()
            .put("version", version)
            .put("reconnection", false)
            .put("transports", new JsonArray().add(transport));
    try (SocketIoPerson ann = SocketIoPerson.connects(port, "/", client)) {
      ann.emits("x", "y".repeat(1_100));
      assertEquals(reason, ann.isDisconnected());
      if (version == 4) {
        assertEquals(why, ann.isToldWhy());
      }
    }
  }
}
