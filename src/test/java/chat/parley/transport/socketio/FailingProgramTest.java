package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.LogBook;
import chat.parley.support.Polls;
import chat.parley.support.RawSocket;
import chat.parley.support.SocketIoPort;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A program whose code fails: the log tells once where, the client hears, nobody else is harmed.
 */
class FailingProgramTest {
  private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
  private static final String ERROR =
      "{\"code\":500,\"name\":\"internal\",\"message\":\"Internal server error\",\"temporary\":true}";

  private final Vertx vertx = Vertx.vertx();
  private final LogBook log = new LogBook();
  private final SocketIoOptions options = new SocketIoOptions();
  private final SocketIoServer io = new SocketIoServer(options);
  private Polls client;
  private int port;

  @BeforeEach
  void serve() {
    io.onConnection(
        socket -> {
          socket.on("bug", event -> fails(event.text(0).orElse("")));
          socket.on("bug", event -> socket.emit("the other handler runs"));
          socket.on("echo", event -> event.acknowledge(event.arguments()));
        });
    port = SocketIoPort.at(vertx, io);
    client = new Polls(vertx, port, "/socket.io/");
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
    log.close();
  }

  /** What programs run into; only an Error of the whole process is none of a handler's. */
  private static Future<Void> fails(String how) {
    switch (how) {
      case "StackOverflowError" -> fails(how);
      case "AssertionError" -> throw new AssertionError(how);
      case "NoClassDefFoundError" -> throw new NoClassDefFoundError(how);
      default -> throw new IllegalStateException(how);
    }
    throw new IllegalStateException("not even that");
  }

  private RawSocket connected(String namespace) {
    RawSocket socket = RawSocket.webSocket(port, WEBSOCKET);
    socket.readText();
    socket.text("40" + namespace);
    String answer = socket.readText();
    assertTrue(answer.startsWith("40"), answer);
    return socket;
  }

  private static void works(RawSocket socket) {
    socket.text("429[\"echo\",\"still here\"]");
    assertEquals("439[\"still here\"]", socket.readText());
  }

  private void isLoggedOnce(String line) {
    assertEquals(List.of(line), log.troubles());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IllegalStateException",
        "AssertionError",
        "NoClassDefFoundError",
        "StackOverflowError"
      })
  @DisplayName("a handler that fails over WebSocket: its callback hears, its neighbours run")
  void webSocket(String how) {
    try (RawSocket ann = connected("");
        RawSocket bob = connected("")) {
      ann.text("427[\"bug\",\"" + how + "\"]");
      assertEquals("42[\"the other handler runs\"]", ann.readText());
      assertEquals("437[{\"ok\":false,\"error\":" + ERROR + "}]", ann.readText());
      isLoggedOnce("A handler of \"bug\" failed");
      works(ann);
      works(bob);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"IllegalStateException", "AssertionError", "StackOverflowError"})
  @DisplayName(
      "a handler that fails over polling: the session goes on, and who asked nothing hears")
  void polling(String how) {
    String sid = client.opens();
    assertEquals("ok", client.post(sid, "40").bodyAsString());
    assertTrue(client.poll(sid).bodyAsString().startsWith("40"));
    assertEquals("ok", client.post(sid, "42[\"bug\",\"" + how + "\"]").bodyAsString());
    assertEquals(
        "42[\"the other handler runs\"]\u001e42[\"notice\",{\"event\":\"bug\",\"error\":"
            + ERROR
            + "}]",
        client.poll(sid).bodyAsString());
    assertEquals("ok", client.post(sid, "421[\"echo\",1]").bodyAsString());
    assertEquals("431[1]", client.poll(sid).bodyAsString());
    isLoggedOnce("A handler of \"bug\" failed");
  }

  @Test
  @DisplayName("a connection handler that fails: the others run, and the client is disconnected")
  void onConnection() {
    io.of("/half")
        .onConnection(socket -> fails("NoClassDefFoundError"))
        .onConnection(socket -> socket.emit("the other handler runs"));
    try (RawSocket ann = connected("/half,")) {
      assertEquals("42/half,[\"the other handler runs\"]", ann.readText());
      assertEquals("41/half,", ann.readText());
      isLoggedOnce("A connection handler of namespace /half failed");
      ann.text("40");
      assertTrue(ann.readText().startsWith("40{"));
      works(ann);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "an Error", "returns null", "fails", "fails later"})
  @DisplayName(
      "middleware that throws, returns nothing or a future that fails: nobody waits for it")
  void middleware(String how) {
    io.of("/guarded")
        .use(newcomer -> Future.succeededFuture())
        .use(
            newcomer ->
                switch (how) {
                  case "throws" -> fails("");
                  case "an Error" -> fails("AssertionError");
                  case "returns null" -> null;
                  case "fails" -> Future.failedFuture(new IllegalStateException("secret"));
                  default -> vertx.timer(1).compose(later -> fails("NoClassDefFoundError"));
                });
    try (RawSocket ann = connected("")) {
      ann.text("40/guarded,");
      assertEquals("44/guarded,{\"message\":\"Internal server error\"}", ann.readText());
      isLoggedOnce("A middleware of namespace /guarded failed");
      works(ann);
    }
  }

  @Test
  @DisplayName("what waits for an answer fails, and is logged by the event that asked")
  void answers() {
    Promise<Socket> came = Promise.promise();
    io.of("/asked").onConnection(came::complete);
    try (RawSocket ann = connected("/asked,")) {
      Socket socket = Await.result(came.future());
      socket.emitWithAck("question").onSuccess(answer -> fails("AssertionError"));
      assertEquals("42/asked,0[\"question\"]", ann.readText());
      ann.text("43/asked,0[]");
      Future<List<List<Object>>> all = io.of("/asked").emitWithAck(Duration.ofSeconds(5), "again");
      assertEquals("42/asked,1[\"again\"]", ann.readText());
      ann.text("43/asked,1[7]");
      assertEquals(List.of(List.of(7)), Await.result(all));
      isLoggedOnce("What waited for the answer to \"question\" failed");
    }
  }

  @Test
  @DisplayName("a disconnect handler that fails keeps no other from being told")
  void onDisconnect() {
    Promise<String> told = Promise.promise();
    io.of("/left")
        .onConnection(
            socket ->
                socket
                    .onDisconnect(reason -> fails("AssertionError"))
                    .onDisconnect(told::complete));
    try (RawSocket ann = connected("/left,");
        RawSocket bob = connected("")) {
      ann.text("41/left,");
      assertEquals("client namespace disconnect", Await.result(told.future()));
      isLoggedOnce("A handler of \"disconnect\" failed");
      works(bob);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"throws", "returns null", "fails"})
  @DisplayName("an admission that fails lets nobody in, and answers")
  void admission(String how) {
    options
        .engine()
        .admission(
            request ->
                switch (how) {
                  case "throws" -> fails("AssertionError").map(true);
                  case "returns null" -> null;
                  default -> Future.failedFuture(new IllegalStateException(how));
                });
    assertEquals(403, client.get("?EIO=4&transport=polling").statusCode());
    isLoggedOnce("The admission of 127.0.0.1 failed");
  }

  @Test
  @DisplayName("response headers that fail are left out")
  void responseHeaders() {
    options
        .engine()
        .responseHeaders(
            (request, first, response) -> {
              throw new AssertionError("no headers today");
            });
    assertEquals(200, client.get("?EIO=4&transport=polling").statusCode());
    isLoggedOnce("The response headers of /socket.io/ failed");
  }
}
