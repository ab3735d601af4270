package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.SocketIoPerson;
import chat.parley.support.SocketIoPort;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official client takes any text at the end of an event for the offset of its recovery. */
class VolatileRecoveryTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"transports\":[\"websocket\"]}",
        "{\"transports\":[\"websocket\"],\"msgpack\":true}",
        "{\"transports\":[\"polling\"]}"
      })
  @DisplayName("a volatile event that ends in a text, or is nothing but a name, loses no recovery")
  void textAtTheEnd(String options) {
    SocketIoServer io = new SocketIoServer(new SocketIoOptions().recovery(Duration.ofMinutes(2)));
    io.onConnection(
        socket ->
            socket.on(
                "go",
                event -> {
                  socket.volatileEmit("cursor", event.arguments().toArray());
                  event.acknowledge();
                }));
    int port = SocketIoPort.at(vertx, io);
    try (SocketIoPerson ann = SocketIoPerson.connects(port, "/", new JsonObject(options))) {
      String id = ann.id();
      int missed = 0;
      for (JsonArray values :
          List.of(
              new JsonArray().add("a text"),
              new JsonArray(),
              new JsonArray().add("looks.1"),
              new JsonArray().add(7))) {
        io.emit("n", missed);
        ann.hears("n");
        List<Object> asked = new ArrayList<>(List.of("go"));
        values.forEach(asked::add);
        ann.asks(asked.toArray());
        ann.isCutOff();
        io.emit("n", ++missed);
        ann.isConnected();
        assertTrue(ann.recovered(), values.encode());
        assertEquals(id, ann.id());
        assertEquals(missed, ann.hears("n").getInteger(0));
      }
      io.emit("end");
      ann.hears("end");
      assertEquals(8, ann.heardSoFar("n").size(), "each once");
    }
  }
}
