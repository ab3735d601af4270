package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.SocketIoPerson;
import chat.parley.support.SocketIoPort;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program emits: JSON and bytes as they are, its own classes by its own mapper. */
class EmittedValuesTest {
  private final Vertx vertx = Vertx.vertx();

  /** A class of a program. */
  public record Point(int x, int y) {}

  private enum Colour {
    RED {
      @Override
      public String toString() {
        return "not this";
      }
    }
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  private int listens(SocketIoServer io) {
    return SocketIoPort.at(vertx, io);
  }

  static Stream<Object> foreign() {
    Point point = new Point(1, 2);
    return Stream.of(
        point,
        List.of(1, point),
        Map.of("at", point),
        Map.of(point, 1),
        new JsonObject().put("deep", new JsonArray().add(Arrays.asList(null, point))),
        new int[] {1},
        UUID.randomUUID(),
        new StringBuilder().append("x").chars());
  }

  @ParameterizedTest
  @MethodSource("foreign")
  @DisplayName("what is neither JSON nor bytes is refused at the call, by name and place")
  void refused(Object value) {
    SocketIoServer io = new SocketIoServer(new SocketIoOptions());
    for (IllegalArgumentException refused :
        List.of(
            assertThrows(IllegalArgumentException.class, () -> io.emit("x", "y", value)),
            assertThrows(IllegalArgumentException.class, () -> io.to("room").emit("x", "y", value)),
            assertThrows(
                IllegalArgumentException.class,
                () -> io.of("/z").emitWithAck(Duration.ofSeconds(1), "x", "y", value)))) {
      String why = refused.getMessage();
      assertTrue(why.startsWith("argument 2 of \"x\" is or holds a "), why);
      assertTrue(why.contains("neither JSON nor bytes"), why);
    }
    String why =
        assertThrows(IllegalArgumentException.class, () -> io.emit("x", new Point(1, 2)))
            .getMessage();
    assertTrue(why.startsWith("argument 1 of \"x\" is or holds a " + Point.class.getName()), why);
  }

  @Test
  @DisplayName("so is what the mapper does not know, or makes to something else, or fails for")
  void mappers() {
    for (Function<Object, Object> useless :
        List.<Function<Object, Object>>of(
            value -> null,
            Function.identity(),
            value -> {
              throw new IllegalStateException("no");
            })) {
      SocketIoServer io = new SocketIoServer(new SocketIoOptions().mapper(useless));
      assertThrows(IllegalArgumentException.class, () -> io.emit("x", new Point(1, 2)));
    }
  }

  private static Object point(Object value) {
    return value instanceof Point point ? Map.of("x", point.x(), "y", List.of(point.y())) : null;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("records by the mapper; a list is one argument; what a client gave goes as it came")
  void emits(boolean msgpack) {
    SocketIoServer io = new SocketIoServer(new SocketIoOptions().mapper(EmittedValuesTest::point));
    io.onConnection(
        socket -> {
          socket.on("point", event -> event.acknowledge(new Point(1, 2), List.of(new Point(3, 4))));
          socket.on("list", event -> event.acknowledge(List.of(1, 2)));
          socket.on("same", event -> event.acknowledge(event.arguments()));
          socket.on("both", event -> event.acknowledge("and", event.arguments()));
          socket.on("null", event -> socket.emit("null", (Object[]) null));
          socket.on("text", event -> io.emit("text", new StringBuilder("a"), Instant.EPOCH));
          socket.on("enum", event -> io.emit("enum", Colour.RED, new Object[] {1, "b"}));
          socket.on(
              "relay",
              event ->
                  socket
                      .emitWithAck("question", 1, 2)
                      .onSuccess(answer -> socket.emit("answered", answer)));
        });
    int port = listens(io);
    JsonObject options = new JsonObject().put("msgpack", msgpack);
    try (SocketIoPerson ann = SocketIoPerson.connects(port, "/", options)) {
      JsonObject first = new JsonObject("{\"x\":1,\"y\":[2]}");
      JsonObject second = new JsonObject("{\"x\":3,\"y\":[4]}");
      assertEquals(new JsonArray().add(first).add(new JsonArray().add(second)), ann.asks("point"));
      assertEquals(new JsonArray("[[1,2]]"), ann.asks("list"));
      assertEquals(new JsonArray("[1,[2],null]"), ann.asks("same", 1, List.of(2), null));
      assertEquals(new JsonArray("[\"and\",[1,2]]"), ann.asks("both", 1, 2));
      ann.emits("null");
      assertEquals(new JsonArray("[null]"), ann.hears("null"));
      ann.emits("relay");
      assertEquals(new JsonArray("[\"answer\",1,2]"), ann.hears("answered"));
      ann.emits("text");
      assertEquals(new JsonArray("[\"a\",\"1970-01-01T00:00:00Z\"]"), ann.hears("text"));
      ann.emits("enum");
      assertEquals(new JsonArray("[\"RED\",[1,\"b\"]]"), ann.hears("enum"));
    }
  }
}
