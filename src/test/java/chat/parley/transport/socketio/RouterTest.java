package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Await;
import chat.parley.support.LogBook;
import chat.parley.support.Polls;
import chat.parley.support.SocketIoPerson;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Socket.IO server as one route of somebody's Vert.x-Web router, on his own HTTP server. */
class RouterTest {
  private final Vertx vertx = Vertx.vertx();
  private final Router router = Router.router(vertx);
  private final SocketIoServer io = new SocketIoServer(new SocketIoOptions());
  private LogBook log;

  @BeforeEach
  void start() {
    log = new LogBook();
    io.onConnection(socket -> socket.on("echo", event -> event.acknowledge(event.arguments())));
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
    log.close();
  }

  /** Nothing is configured for Socket.IO: the client offers compression, and nobody may take it. */
  private int listens() {
    router.route("/socket.io/*").handler(context -> io.handle(context.request()));
    return Await.result(
            vertx
                .createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .map(HttpServer::actualPort))
        .intValue();
  }

  @ParameterizedTest
  @CsvSource({
    "false,polling",
    "false,websocket",
    "false,polling websocket",
    "true,polling",
    "true,websocket",
    "true,polling websocket"
  })
  @DisplayName("the official client talks through it on each transport, behind a BodyHandler too")
  void talks(boolean bodyHandler, String transports) {
    if (bodyHandler) {
      router.route().handler(BodyHandler.create(false));
    }
    int port = listens();
    JsonArray names = new JsonArray(List.of(transports.split(" ")));
    JsonObject options = new JsonObject().put("transports", names);
    JsonObject binary = new JsonObject().put("$base64", "AQID");
    try (SocketIoPerson ann = SocketIoPerson.connects(port, "/", options)) {
      for (Object value : new Object[] {"x", binary, "y".repeat(200_000), "z"}) {
        assertEquals(new JsonArray().add(value), ann.asks("echo", value));
      }
    }
    assertEquals(List.of(), log.troubles());
  }

  @Test
  @DisplayName("a body that somebody has read and not kept is one clear line for the operator")
  void lostBody() {
    router.post().handler(context -> context.request().body().onComplete(body -> context.next()));
    Polls client = new Polls(vertx, listens(), "/socket.io/");
    String sid = client.opens();
    assertEquals(500, client.post(sid, "40").statusCode());
    assertEquals(1, log.lines("must pause the request").size());
    assertEquals(400, client.poll(sid).statusCode());
  }
}
