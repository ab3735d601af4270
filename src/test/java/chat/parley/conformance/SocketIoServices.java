package chat.parley.conformance;

import chat.parley.examples.NamedChat;
import chat.parley.transport.socketio.ConnectRefused;
import chat.parley.transport.socketio.Socket;
import chat.parley.transport.socketio.SocketIoOptions;
import chat.parley.transport.socketio.SocketIoServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Profiles {@code sio3}, {@code sio5}, {@code sioc} and {@code jio}: servers for the suites of
 * Socket.IO.
 */
final class SocketIoServices {
  private final SocketIoServer io;

  private SocketIoServices(SocketIoServer io) {
    this.io = io;
  }

  static Future<HttpServer> listen(Vertx vertx, int port, SocketIoServer io) {
    HttpServerOptions options = Conformance.at(port);
    return vertx.createHttpServer(io.configure(options)).requestHandler(io).listen();
  }

  private static SocketIoOptions options() {
    return new SocketIoOptions().origins(List.of("*"));
  }

  /** For the suite of the protocol's own repository. */
  static Future<HttpServer> protocol(Vertx vertx, int port) {
    return echo(vertx, port, Duration.ofMillis(300), Duration.ofMillis(200));
  }

  static Future<HttpServer> echo(
      Vertx vertx, int port, Duration pingInterval, Duration pingTimeout) {
    SocketIoOptions options = options().connectTimeout(Duration.ofMillis(1_000));
    options.engine().pingInterval(pingInterval).pingTimeout(pingTimeout).maxPayload(1_000_000);
    SocketIoServer io = new SocketIoServer(options);
    io.onConnection(
        socket -> {
          socket.emit("auth", socket.handshake().auth());
          socket.on("message", event -> socket.emit("message-back", event.arguments()));
          socket.on("message-with-ack", event -> event.acknowledge(event.arguments()));
        });
    io.of("/custom").onConnection(socket -> socket.emit("auth", socket.handshake().auth()));
    return listen(vertx, port, io);
  }

  /** For the suite of the JavaScript client. */
  static Future<HttpServer> client(Vertx vertx, int port) {
    return client(vertx, port, options().recovery(Duration.ofMinutes(2)));
  }

  /** The same for clients of Socket.IO 2, which speak revision 3 of Engine.IO. */
  static Future<HttpServer> oldClient(Vertx vertx, int port) {
    SocketIoOptions options = options();
    options.engine().revision3(true);
    return client(vertx, port, options);
  }

  private static Future<HttpServer> client(Vertx vertx, int port, SocketIoOptions options) {
    options.engine().pingInterval(Duration.ofMillis(2_000)).admission(request -> later(vertx));
    SocketIoServices services = new SocketIoServices(new SocketIoServer(options));
    services.namespaces();
    services.io.use(
        newcomer ->
            newcomer.handshake().query().containsKey("fail")
                ? Future.failedFuture(new ConnectRefused("Auth failed (main namespace)"))
                : Future.succeededFuture());
    services
        .io
        .of("/no")
        .use(newcomer -> Future.failedFuture(new ConnectRefused("Auth failed (custom namespace)")));
    services
        .io
        .of("/foo")
        .onConnection(socket -> socket.on("getId", event -> event.acknowledge(socket.id())));
    services.io.onConnection(SocketIoServices::simple);
    services.io.onConnection(SocketIoServices::binary);
    return listen(vertx, port, services.io);
  }

  /** Clients test their timeouts against a server that takes a moment. */
  private static Future<Boolean> later(Vertx vertx) {
    Promise<Boolean> admitted = Promise.promise();
    vertx.setTimer(10, timer -> admitted.complete(true));
    return admitted.future();
  }

  private void namespaces() {
    List.of("/timeout_socket", "/valid", "/asd").forEach(io::of);
    io.of("/abc").onConnection(socket -> socket.emit("handshake", socket.handshake().toJson()));
  }

  private static void simple(Socket socket) {
    socket.on("hi", event -> socket.emit("hi"));
    socket.on("echo", event -> event.acknowledge(event.arguments()));
    socket.on(
        "ack",
        event ->
            socket
                .emitWithAck("ack")
                .onSuccess(
                    answer -> {
                      if (answer.get(0).equals(5)
                          && answer.get(1) instanceof JsonObject object
                          && object.getBoolean("test", false)) {
                        socket.emit("got it");
                      }
                    }));
    socket.on("getAckDate", event -> event.acknowledge(Instant.now().toString()));
    socket.on("getDate", event -> socket.emit("takeDate", Instant.now().toString()));
    socket.on(
        "getDateObj",
        event ->
            socket.emit("takeDateObj", new JsonObject().put("date", Instant.now().toString())));
    socket.on(
        "getUtf8",
        event ->
            List.of("てすと", "Я Б Г Д Ж Й", "Ä ä Ü ü ß", "utf8 — string", "utf8 — string")
                .forEach(text -> socket.emit("takeUtf8", text)));
    socket.on("false", event -> socket.emit("false", false));
    socket.on("getHandshake", event -> event.acknowledge(socket.handshake().toJson()));
    socket.on("getId", event -> event.acknowledge(socket.id()));
  }

  private static void binary(Socket socket) {
    Buffer doge = Buffer.buffer("asdfasdf");
    socket.on("doge", event -> socket.emit("doge", doge));
    socket.on("getbin", event -> socket.emit("takebin", doge));
    answers(socket, "buffa", "buffack");
    answers(socket, "blob", "back");
    mixed(socket, "jsonbuff");
    mixed(socket, "jsonblob");
    List<Object> heard = new ArrayList<>();
    List.of("abuff1", "blob1")
        .forEach(name -> socket.on(name, event -> heard.addAll(event.arguments())));
    socket.on(
        "abuff2",
        event -> {
          if (heard.get(0) instanceof Buffer) {
            socket.emit("abuff2-ack");
          }
        });
    socket.on("blob2", event -> heard.addAll(event.arguments()));
    socket.on(
        "blob3",
        event -> {
          if (heard.get(0) instanceof Buffer
              && heard.get(1).equals("second")
              && event.binary(0).isPresent()) {
            socket.emit("blob3-ack");
          }
        });
  }

  private static void answers(Socket socket, String name, String answer) {
    socket.on(name, event -> event.binary(0).ifPresent(data -> socket.emit(answer)));
  }

  private static void mixed(Socket socket, String name) {
    socket.on(
        name,
        event ->
            event
                .object(0)
                .filter(
                    object ->
                        "lol".equals(object.getString("hello"))
                            && object.getMap().get("message") instanceof Buffer
                            && "gotcha".equals(object.getString("goodbye")))
                .ifPresent(object -> socket.emit(name + "-ack")));
  }

  /** For the suite of the Java client. */
  static Future<HttpServer> javaClient(Vertx vertx, int port) {
    SocketIoOptions options = options();
    options
        .engine()
        .responseHeaders(
            (request, first, response) ->
                Optional.ofNullable(request.headers().get("x-socketio"))
                    .ifPresent(value -> response.set("X-SocketIO", value)));
    SocketIoServices services = new SocketIoServices(new SocketIoServer(options));
    services.namespaces();
    JsonObject details = new JsonObject().put("a", "b").put("c", 3);
    services
        .io
        .of("/no")
        .use(newcomer -> Future.failedFuture(new ConnectRefused("auth failed", details)));
    List.of("/", "/foo").forEach(name -> services.io.of(name).onConnection(services::talk));
    return listen(vertx, port, services.io);
  }

  private void talk(Socket socket) {
    socket.emit("message", "hello client");
    socket.on("message", event -> socket.emit("message", event.arguments()));
    socket.on("echo", event -> socket.emit("echoBack", event.arguments()));
    socket.on("ack", event -> event.acknowledge(event.arguments()));
    List.of("callAck", "callAckBinary")
        .forEach(
            name ->
                socket.on(
                    name,
                    event ->
                        socket
                            .emitWithAck("ack")
                            .onSuccess(answer -> socket.emit("ackBack", answer))));
    socket.on("getAckBinary", event -> event.acknowledge(Buffer.buffer("huehue")));
    socket.on("getAckDate", event -> event.acknowledge(Instant.now().toString()));
    socket.on("broadcast", event -> socket.broadcast().emit("broadcastBack", event.arguments()));
    socket.on(
        "room", event -> socket.namespace().to(socket.id()).emit("roomBack", event.arguments()));
    socket.on("requestDisconnect", event -> socket.disconnect());
    socket.on("getHandshake", event -> event.acknowledge(socket.handshake().toJson()));
  }

  /** The vocabulary of the well-known chat with user names. */
  static Future<HttpServer> namedChat(Vertx vertx, int port) {
    SocketIoServer io = new SocketIoServer(options());
    NamedChat.open(io.of("/"));
    return listen(vertx, port, io);
  }
}
