package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.RawSocket;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several instances of one verticle: they share a server, or are told so when they start. */
class VerticleInstancesTest {
  private static final DeploymentOptions TWO = new DeploymentOptions().setInstances(2);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger port = new AtomicInteger();

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  /** Listens for a server; the instances share one free port. */
  private final class SocketIoVerticle extends VerticleBase {
    private final SocketIoServer io;
    private final boolean sets;

    private SocketIoVerticle(SocketIoServer io, boolean sets) {
      this.io = io;
      this.sets = sets;
    }

    @Override
    public Future<?> start() {
      if (sets) {
        handlers(io);
      }
      return vertx
          .createHttpServer(io.configure(new HttpServerOptions()))
          .requestHandler(io)
          // every instance of a deployment that asks for -1 gets the same free port
          .listen(-1, "127.0.0.1")
          .map(HttpServer::actualPort)
          .onSuccess(port::set);
    }
  }

  private static SocketIoServer server() {
    return new SocketIoServer(new SocketIoOptions());
  }

  private static SocketIoServer handlers(SocketIoServer io) {
    return io.onConnection(socket -> socket.on("say", event -> io.emit("said", event.arguments())));
  }

  private String refusal(Supplier<SocketIoVerticle> verticles) {
    AssertionError failed =
        assertThrows(
            AssertionError.class, () -> Await.result(vertx.deployVerticle(verticles::get, TWO)));
    assertEquals(IllegalStateException.class, failed.getCause().getClass());
    return failed.getCause().getMessage();
  }

  @Test
  @DisplayName("with a server each, the second instance does not start, and says why")
  void serverEach() {
    String why = refusal(() -> new SocketIoVerticle(server(), true));
    assertTrue(why.startsWith("each instance of this verticle has a SocketIoServer"), why);
  }

  @Test
  @DisplayName("nor when each sets the handlers of a server that they share")
  void handlersEach() {
    SocketIoServer io = server();
    String why = refusal(() -> new SocketIoVerticle(io, true));
    assertTrue(why.startsWith("the instances of this verticle share a SocketIoServer"), why);
  }

  @Test
  @DisplayName("nor when each sets those of a namespace of it")
  void namespaceEach() {
    SocketIoServer io = server();
    Supplier<VerticleBase> setting =
        () ->
            new VerticleBase() {
              @Override
              public Future<?> start() {
                io.of("/team").onConnection(socket -> {});
                return Future.succeededFuture();
              }
            };
    assertThrows(AssertionError.class, () -> Await.result(vertx.deployVerticle(setting::get, TWO)));
  }

  @Test
  @DisplayName("with one server that was set up before, everybody hears everybody, once")
  void shared() {
    SocketIoServer io = handlers(server());
    for (int round = 0; round < 2; round++) {
      String deployment =
          Await.result(vertx.deployVerticle(() -> new SocketIoVerticle(io, false), TWO));
      List<RawSocket> people = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        RawSocket person = RawSocket.webSocket(port.get(), "/socket.io/?EIO=4&transport=websocket");
        person.readText();
        person.text("40");
        assertTrue(person.readText().startsWith("40{"));
        people.add(person);
      }
      for (RawSocket one : people) {
        one.text("42[\"say\",\"hi\"]");
        people.forEach(person -> assertEquals("42[\"said\",\"hi\"]", person.readText()));
      }
      people.forEach(RawSocket::close);
      Await.result(vertx.undeploy(deployment));
    }
  }

  @Test
  @DisplayName("a verticle of one instance may have as many servers as it likes")
  void single() {
    Await.result(
        vertx.deployVerticle(() -> new SocketIoVerticle(server(), true), new DeploymentOptions()));
    Await.result(
        vertx.deployVerticle(() -> new SocketIoVerticle(server(), true), new DeploymentOptions()));
  }
}
