package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.RawSocket;
import chat.parley.support.SocketIoPort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever comes to a namespace that a pattern covers passes the pattern's middleware. */
class NamespacePatternTest {
  private static final Pattern TEAMS = Pattern.compile("/team-.*");
  private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";
  private static final Middleware MEMBERS =
      newcomer ->
          newcomer.handshake().auth().containsKey("member")
              ? Future.succeededFuture()
              : Future.failedFuture(new ConnectRefused("members only"));

  private final Vertx vertx = Vertx.vertx();
  private final SocketIoServer io = new SocketIoServer(new SocketIoOptions());
  private int port;

  @BeforeEach
  void serve() {
    port = SocketIoPort.at(vertx, io);
  }

  @AfterEach
  void stop() {
    Await.result(vertx.close());
  }

  private RawSocket comes() {
    RawSocket socket = RawSocket.webSocket(port, WEBSOCKET);
    socket.readText();
    return socket;
  }

  private static RawSocket enters(RawSocket socket, String namespace) {
    socket.text("40" + namespace + ",{\"member\":true}");
    assertTrue(socket.readText().startsWith("40" + namespace + ",{"));
    return socket;
  }

  private void isClosedToStrangers(String namespace) {
    try (RawSocket stranger = comes()) {
      stranger.text("40" + namespace + ",");
      assertEquals("44" + namespace + ",{\"message\":\"members only\"}", stranger.readText());
    }
  }

  @Test
  @DisplayName("the pattern's middleware guards what the program has named, before or after it")
  void namedByTheProgram() {
    io.of("/team-early").emit("news");
    NamespacePattern teams = io.of(TEAMS);
    io.of("/team-late").emit("news");
    teams.use(MEMBERS);
    isClosedToStrangers("/team-early");
    isClosedToStrangers("/team-late");
    isClosedToStrangers("/team-never-named");
  }

  @Test
  @DisplayName("to name a namespace in which people are reaches them, and opens it to nobody")
  void namedWhilePeopleAreIn() {
    io.of(TEAMS).use(MEMBERS);
    try (RawSocket ann = enters(comes(), "/team-1")) {
      io.of("team-1").emit("news", 1);
      assertEquals("42/team-1,[\"news\",1]", ann.readText());
      isClosedToStrangers("/team-1");
    }
  }

  @Test
  @DisplayName("one's own rules come after the pattern's, and are nobody else's")
  void ownRules() {
    NamespacePattern teams = io.of(TEAMS);
    io.of("/team-1")
        .use(newcomer -> Future.failedFuture(new ConnectRefused("closed today")))
        .onConnection(socket -> socket.emit("own"));
    io.of("/team-2").onConnection(socket -> socket.emit("own"));
    teams.use(MEMBERS).onConnection(socket -> socket.emit("pattern's"));
    isClosedToStrangers("/team-1");
    try (RawSocket ann = enters(comes(), "/team-2");
        RawSocket bob = enters(comes(), "/team-3")) {
      assertEquals("42/team-2,[\"pattern's\"]", ann.readText());
      assertEquals("42/team-2,[\"own\"]", ann.readText());
      assertEquals("42/team-3,[\"pattern's\"]", bob.readText());
      teams.emit("end");
      assertEquals("42/team-2,[\"end\"]", ann.readText());
      assertEquals("42/team-3,[\"end\"]", bob.readText());
      ann.text("40/team-1,{\"member\":true}");
      assertEquals("44/team-1,{\"message\":\"closed today\"}", ann.readText());
    }
  }
}
