package chat.parley.bench.server;

import chat.parley.transport.socketio.Socket;
import chat.parley.transport.socketio.SocketIoOptions;
import chat.parley.transport.socketio.SocketIoServer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;

/** Ours: the peers' lines on Parley's Socket.IO server, two event loops. */
public final class ParleySocketIo extends VerticleBase {
  private final SocketIoServer io;
  private final int port;

  private ParleySocketIo(SocketIoServer io, int port) {
    this.io = io;
    this.port = port;
  }

  /**
   * @param arguments the port, and {@code recovery} to turn connection state recovery on
   */
  public static void main(String[] arguments) {
    SocketIoOptions options = new SocketIoOptions();
    if (arguments.length > 1 && arguments[1].equals("recovery")) {
      options.recovery(Duration.ofMinutes(2));
    }
    SocketIoServer io = new SocketIoServer(options);
    io.onConnection(socket -> greet(io, socket));
    int port = Integer.parseInt(arguments[0]);
    Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
        .deployVerticle(() -> new ParleySocketIo(io, port), new DeploymentOptions().setInstances(2))
        .onSuccess(deployed -> System.out.println("listens on " + port));
  }

  private static void greet(SocketIoServer io, Socket socket) {
    String room = socket.handshake().query().get("room");
    socket.join(room);
    socket.on("chat message", event -> io.to(room).emit("chat message", event.arguments()));
    socket.on(
        "private",
        event -> io.to(event.text(0).orElseThrow()).emit("chat message", event.arguments().get(1)));
  }

  @Override
  public Future<?> start() {
    HttpServerOptions options =
        new HttpServerOptions().setHost("127.0.0.1").setPort(port).setAcceptBacklog(65_535);
    return vertx.createHttpServer(io.configure(options)).requestHandler(io).listen();
  }
}
