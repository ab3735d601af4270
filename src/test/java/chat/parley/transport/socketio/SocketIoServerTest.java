package chat.parley.transport.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.SocketIoPerson;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a program in Java does with {@code io}, over two event loops, with official clients. */
class SocketIoServerTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final JsonObject WEBSOCKET = new JsonObject("{\"transports\":[\"websocket\"]}");

  private final Vertx vertx = Vertx.vertx();
  private final List<SocketIoPerson> people = new ArrayList<>();
  private final SocketIoServer io =
      new SocketIoServer(new SocketIoOptions().recovery(Duration.ofMinutes(2)));
  private int port;

  /** Serves one io on a loop of its own; all share the port. */
  private static final class SocketIoVerticle extends VerticleBase {
    private final SocketIoServer io;
    private final AtomicInteger port;

    private SocketIoVerticle(SocketIoServer io, AtomicInteger port) {
      this.io = io;
      this.port = port;
    }

    @Override
    public Future<?> start() {
      HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(-1);
      return vertx
          .createHttpServer(io.configure(options))
          .requestHandler(io)
          .listen()
          .map(HttpServer::actualPort)
          .onSuccess(port::set);
    }
  }

  private void serve() {
    AtomicInteger listening = new AtomicInteger();
    Await.result(
        vertx.deployVerticle(
            () -> new SocketIoVerticle(io, listening), new DeploymentOptions().setInstances(2)));
    port = listening.get();
  }

  @AfterEach
  void stop() {
    people.forEach(SocketIoPerson::close);
    Await.result(vertx.close());
  }

  private SocketIoPerson comes(String namespace) {
    return comes(namespace, WEBSOCKET);
  }

  private SocketIoPerson comes(String namespace, JsonObject options) {
    SocketIoPerson person = SocketIoPerson.connects(port, namespace, options);
    people.add(person);
    return person;
  }

  private SocketIoPerson isRefused(String namespace, JsonObject options) {
    SocketIoPerson person = SocketIoPerson.comes(port, namespace, options);
    people.add(person);
    return person;
  }

  @Test
  @DisplayName("arguments of every kind, to one, to all, to all but one")
  void emits() {
    io.onConnection(
        socket -> {
          socket.on("to me", event -> socket.emit("heard", event.arguments()));
          socket.on("to all", event -> io.emit("heard", event.arguments()));
          socket.on("to others", event -> socket.broadcast().emit("heard", event.arguments()));
          socket.on(
              "raw", event -> socket.emit("raw", Buffer.buffer("ab"), new JsonArray().add(1)));
        });
    serve();
    SocketIoPerson ann = comes("/");
    SocketIoPerson bob = comes("/");
    JsonObject binary = new JsonObject().put("$base64", "AQI=");
    Object[] values = {"to me", 1, 2.5, "€😀", true, null, new JsonArray().add(binary)};
    ann.emits(values);
    JsonArray heard = ann.hears("heard");
    assertEquals(1, heard.getInteger(0));
    assertEquals(2.5, heard.getDouble(1));
    assertEquals("€😀", heard.getString(2));
    assertTrue(heard.getBoolean(3));
    assertEquals(null, heard.getValue(4));
    assertEquals(binary, heard.getJsonArray(5).getJsonObject(0));
    ann.emits("to all", "a");
    assertEquals("a", bob.hears("heard").getString(0));
    assertEquals("a", ann.hears("heard").getString(0));
    ann.emits("to others", "b");
    assertEquals("b", bob.hears("heard").getString(0));
    bob.emits("raw");
    JsonArray raw = bob.hears("raw");
    assertEquals("YWI=", raw.getJsonObject(0).getString("$base64"));
    assertEquals(new JsonArray().add(1), raw.getJsonArray(1));
    assertEquals(2, ann.heardSoFar("heard").size());
  }

  @Test
  @DisplayName("what is emitted is what it was then, whatever becomes of the program's objects")
  void snapshots() {
    serve();
    SocketIoPerson ann = comes("/");
    JsonObject state = new JsonObject().put("list", new JsonArray());
    for (int n = 1; n <= 3; n++) {
      state.getJsonArray("list").add(n);
      io.emit("state", state);
    }
    state.clear();
    for (int n = 1; n <= 3; n++) {
      assertEquals(n, ann.hears("state").getJsonObject(0).getJsonArray("list").size());
    }
  }

  @Test
  @DisplayName("rooms: to, except, join and leave, by socket and for many at once")
  void rooms() {
    io.onConnection(
        socket ->
            socket.on(
                "join",
                event ->
                    socket
                        .join(event.text(0).orElseThrow())
                        .onSuccess(done -> event.acknowledge())));
    serve();
    SocketIoPerson ann = comes("/");
    SocketIoPerson bob = comes("/");
    SocketIoPerson cat = comes("/");
    ann.asks("join", "red");
    bob.asks("join", "red");
    bob.asks("join", "blue");
    io.to("red").except("blue").emit("n", 1);
    io.to("red", "blue").emit("n", 2);
    io.except("red").emit("n", 3);
    io.to(cat.id()).emit("n", 4);
    Await.result(io.to("red").socketsJoin("green"));
    Await.result(io.to("blue").socketsLeave("red"));
    assertEquals(ids(ann), ids("red"));
    assertEquals(ids(ann, bob), ids("green"));
    io.to("red").emit("n", 5);
    io.emit("end");
    List.of(ann, bob, cat).forEach(person -> person.hears("end"));
    assertEquals(List.of(1, 2, 5), numbers(ann));
    assertEquals(List.of(2), numbers(bob));
    assertEquals(List.of(3, 4), numbers(cat));
    Await.result(io.to("green").disconnectSockets(false));
    assertEquals("io server disconnect", ann.isDisconnected());
    assertEquals("io server disconnect", bob.isDisconnected());
    assertEquals(1, Await.result(io.of("/").fetchSockets()).size());
  }

  private static List<Integer> numbers(SocketIoPerson person) {
    return person.heardSoFar("n").stream().map(arguments -> arguments.getInteger(0)).toList();
  }

  private static Set<String> ids(SocketIoPerson... people) {
    return Stream.of(people).map(SocketIoPerson::id).collect(Collectors.toSet());
  }

  private Set<String> ids(String room) {
    return Await.result(io.to(room).fetchSockets()).stream()
        .map(Socket::id)
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("acknowledgements both ways, of one and of many, with timeouts")
  void acknowledgements() throws InterruptedException {
    io.onConnection(
        socket -> {
          socket.on(
              "sum",
              event ->
                  event.acknowledge(
                      event.argument(0, Integer.class).orElseThrow()
                          + event.argument(1, Integer.class).orElseThrow()));
          socket.on("binary", event -> event.acknowledge(event.arguments()));
        });
    serve();
    SocketIoPerson ann = comes("/");
    SocketIoPerson bob = comes("/");
    assertEquals(new JsonArray().add(5), ann.asks("sum", 2, 3));
    JsonObject binary = new JsonObject().put("$base64", "AQI=");
    assertEquals(new JsonArray().add(binary), ann.asks("binary", binary));
    Socket socket = Await.result(io.to(ann.id()).fetchSockets()).get(0);
    assertEquals(List.of("answer", 7), Await.result(socket.emitWithAck("question", 7)));
    List<List<Object>> both =
        Await.result(io.of("/").emitWithAck(SOON, "question", Buffer.buffer("x")));
    assertEquals(2, both.size());
    both.forEach(answer -> assertEquals(Buffer.buffer("x"), answer.get(1)));
    AcknowledgementException late = fails(socket.emitWithAck(Duration.ofMillis(50), "silence"));
    assertEquals(List.of(), late.received());
    Future<List<Object>> unanswered = socket.emitWithAck(SOON, "silence");
    ann.leaves();
    assertEquals("the client has disconnected", fails(unanswered).getMessage());
    assertEquals("the client has disconnected", fails(socket.emitWithAck("question")).getMessage());
    assertEquals(1, Await.result(io.of("/").emitWithAck(SOON, "question")).size());
    assertEquals("eA==", bob.hears("question").getJsonObject(0).getString("$base64"));
    assertEquals(new JsonArray(), bob.hears("question"));
  }

  private static AcknowledgementException fails(Future<?> future) throws InterruptedException {
    ExecutionException failed =
        assertThrows(
            ExecutionException.class,
            () -> future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS));
    return assertInstanceOf(AcknowledgementException.class, failed.getCause());
  }

  @Test
  @DisplayName("middleware in its order decides before a connection is accepted, and says why not")
  void middleware() {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    io.use(
        newcomer -> {
          asked.add("first");
          return vertx.timer(1);
        });
    io.use(
        newcomer -> {
          asked.add("second");
          String token = newcomer.handshake().auth().getString("token", "");
          newcomer.data().put("user", token);
          return switch (token) {
            case "good" -> Future.succeededFuture();
            case "" ->
                Future.failedFuture(
                    new ConnectRefused("Who are you?", new JsonObject().put("code", 7)));
            default -> Future.failedFuture(new IllegalStateException("the password is 1234"));
          };
        });
    io.onConnection(
        socket -> socket.on("who", event -> event.acknowledge(socket.data().get("user"))));
    serve();
    assertEquals("Who are you? {\"code\":7}", isRefused("/", WEBSOCKET).isRefused());
    JsonObject bad = WEBSOCKET.copy().put("auth", new JsonObject().put("token", "bad"));
    assertEquals("Internal server error null", isRefused("/", bad).isRefused());
    JsonObject good = WEBSOCKET.copy().put("auth", new JsonObject().put("token", "good"));
    assertEquals(new JsonArray().add("good"), comes("/", good).asks("who"));
    assertEquals(List.of("first", "second"), List.copyOf(asked).subList(0, 2));
  }

  @Test
  @DisplayName(
      "namespaces by name and by pattern; unknown ones are refused; each has its own rooms")
  void namespaces() {
    io.of("/admin").onConnection(socket -> socket.emit("here", socket.namespace().name()));
    NamespacePattern games = io.of(Pattern.compile("/game-\\d+"));
    games.onConnection(
        socket -> socket.on("move", event -> socket.namespace().emit("moved", event.arguments())));
    serve();
    assertEquals("Invalid namespace null", isRefused("/nowhere", WEBSOCKET).isRefused());
    assertEquals("/admin", comes("/admin").hears("here").getString(0));
    SocketIoPerson one = comes("/game-1");
    SocketIoPerson too = comes("/game-1");
    SocketIoPerson other = comes("/game-2");
    one.emits("move", "e4");
    assertEquals("e4", too.hears("moved").getString(0));
    games.emit("end");
    other.hears("end");
    assertEquals(List.of(), other.heardSoFar("moved"));
  }

  @Test
  @DisplayName("onAny hears everything, onDisconnect why, and a handler that fails harms nobody")
  void handlers() {
    Queue<String> any = new ConcurrentLinkedQueue<>();
    Promise<String> left = Promise.promise();
    Promise<String> cut = Promise.promise();
    io.onConnection(
        socket -> {
          socket.onAny(event -> any.add(event.name()));
          socket.on("bug", event -> event.argument(0, Integer.class).orElseThrow());
          socket.on("ping me", event -> event.acknowledge("pong"));
          socket.on("bye", event -> socket.disconnect());
          socket.onDisconnect(
              reason -> (reason.startsWith("client") ? left : cut).tryComplete(reason));
        });
    serve();
    SocketIoPerson ann = comes("/");
    ann.emits("bug", "no number");
    assertEquals(new JsonArray().add("pong"), ann.asks("ping me"));
    assertEquals(List.of("bug", "ping me"), List.copyOf(any));
    ann.leaves();
    assertEquals("client namespace disconnect", Await.result(left.future()));
    SocketIoPerson bob = comes("/");
    bob.emits("bye");
    assertEquals("io server disconnect", bob.isDisconnected());
    assertEquals("server namespace disconnect", Await.result(cut.future()));
  }

  @Test
  @DisplayName("a lost socket is back with its rooms and data, and what it missed, once, in order")
  void recovery() {
    io.onConnection(
        socket -> {
          socket.on("join", event -> socket.join("room").onSuccess(done -> event.acknowledge()));
          socket.on(
              "remember",
              event -> {
                socket.data().put("it", event.text(0).orElseThrow());
                event.acknowledge();
              });
          socket.on(
              "recall", event -> event.acknowledge(socket.data().get("it"), socket.recovered()));
        });
    serve();
    for (JsonObject options :
        List.of(WEBSOCKET, new JsonObject("{\"transports\":[\"polling\"]}"))) {
      SocketIoPerson ann = comes("/", options);
      String id = ann.id();
      isBack(ann, id);
      ann.asks("join");
      ann.asks("remember", "this");
      isBack(ann, id);
      for (int round = 0; round < 3; round++) {
        ann.isCutOff();
        io.to("room").emit("n", round * 3 + 1);
        io.to("elsewhere").emit("n", 99);
        io.except("room").emit("n", 98);
        io.to(id).emit("n", round * 3 + 2);
        ann.isConnected();
        assertTrue(ann.recovered());
        io.to("room").emit("n", round * 3 + 3);
        isBack(ann, id);
      }
      assertEquals(new JsonArray().add("this").add(true), ann.asks("recall"));
      assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9), numbers(ann));
    }
  }

  private static void isBack(SocketIoPerson person, String id) {
    person.isCutOff();
    person.isConnected();
    assertTrue(person.recovered());
    assertEquals(id, person.id());
  }

  @Test
  @DisplayName("a silence longer than the log is no loss, but a loss longer than the log is one")
  void longSilence() {
    io.onConnection(
        socket ->
            socket.on("join", event -> socket.join("room").onSuccess(done -> event.acknowledge())));
    serve();
    SocketIoPerson ann = comes("/");
    String id = ann.id();
    ann.asks("join");
    io.to("room").emit("n", 1);
    ann.hears("n");
    for (int n = 0; n < 10_100; n++) {
      io.to("elsewhere").emit("n", n);
    }
    isBack(ann, id);
    ann.isCutOff();
    for (int n = 0; n < 10_100; n++) {
      io.to("room").emit("n", n);
    }
    ann.isConnected();
    assertFalse(ann.recovered());
    assertFalse(ann.id().equals(id));
  }

  @Test
  @DisplayName("who left on purpose, or whom nobody knows, does not come back as somebody")
  void noRecovery() {
    serve();
    SocketIoPerson ann = comes("/");
    JsonObject forged = new JsonObject().put("pid", "AAAAAAAAAAAAAAAAAAAAAA").put("offset", "1");
    SocketIoPerson eve = comes("/", WEBSOCKET.copy().put("auth", forged));
    assertFalse(eve.recovered());
    assertFalse(eve.id().equals(ann.id()));
  }

  @Test
  @DisplayName("reserved names are not emitted")
  void reserved() {
    assertThrows(IllegalArgumentException.class, () -> io.emit("disconnect"));
    assertThrows(IllegalArgumentException.class, () -> io.to("room").emit("connect_error"));
  }

  @Test
  @DisplayName("what is volatile is lost for who cannot take it, and reaches who can")
  void expendable() {
    io.onConnection(
        socket ->
            socket.on(
                "go",
                event -> {
                  socket.volatileEmit("soft", 1);
                  event.acknowledge();
                }));
    serve();
    SocketIoPerson ann = comes("/");
    ann.asks("go");
    assertEquals(1, ann.heardSoFar("soft").size());
  }
}
