package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.SocketIoPerson;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Java of the README, word for word, with the official client. */
class TutorialTest {

  /** The tutorial's chat room, and its private message. */
  static class ChatRoom extends VerticleBase {
    private final SocketIoServer io = new SocketIoServer(new SocketIoOptions());

    @Override
    public Future<?> start() {
      io.onConnection(this::connected);
      return vertx
          .createHttpServer(io.configure(new HttpServerOptions()))
          .requestHandler(io)
          .listen(context.config().getInteger("port", 3000), "127.0.0.1");
    }

    private void connected(Socket socket) {
      socket.on("chat message", event -> io.emit("chat message", event.arguments()));
      socket.on("sendOne", event -> event.object(0).ifPresent(this::pass));
      socket.onDisconnect(reason -> io.emit("left", socket.id(), reason));
    }

    private void pass(JsonObject letter) {
      io.to(letter.getString("toKey")).emit("toOne", letter);
    }
  }

  @Test
  @DisplayName("everybody hears everybody, and a private message finds its socket")
  void talks() throws IOException {
    Vertx vertx = Vertx.vertx();
    int port = Await.result(deployed(vertx, 10));
    JsonObject websocket = new JsonObject("{\"transports\":[\"websocket\"]}");
    try (SocketIoPerson ann = SocketIoPerson.connects(port, "/", websocket);
        SocketIoPerson bob = SocketIoPerson.connects(port, "/", websocket)) {
      ann.emits("chat message", "hello");
      assertEquals(new JsonArray().add("hello"), ann.hears("chat message"));
      assertEquals(new JsonArray().add("hello"), bob.hears("chat message"));
      ann.emits("sendOne", new JsonObject().put("toKey", bob.id()).put("text", "psst"));
      assertEquals("psst", bob.hears("toOne").getJsonObject(0).getString("text"));
      ann.leaves();
      assertEquals(
          new JsonArray().add(ann.id()).add("client namespace disconnect"), bob.hears("left"));
    }
    Await.result(vertx.close());
  }

  /** Somebody else may take a free port before the verticle does; then another one is tried. */
  private static Future<Integer> deployed(Vertx vertx, int tries) throws IOException {
    int port = freePort();
    DeploymentOptions options =
        new DeploymentOptions().setConfig(new JsonObject().put("port", port));
    return vertx
        .deployVerticle(new ChatRoom(), options)
        .map(port)
        .recover(
            taken -> {
              try {
                return tries == 0 ? Future.failedFuture(taken) : deployed(vertx, tries - 1);
              } catch (IOException cause) {
                return Future.failedFuture(cause);
              }
            });
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  @Test
  @DisplayName("the README has the same lines")
  void readme() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/chat/parley/transport/socketio/TutorialTest.java"));
    int start = source.indexOf("  /** The tutorial's chat room");
    int end = source.indexOf("\n  @Test", start);
    String example = source.substring(start, end).strip().replace("\n  ", "\n");
    example = example.replace("static class", "public class");
    assertTrue(Files.readString(Path.of("README.md")).contains(example), example);
  }
}
