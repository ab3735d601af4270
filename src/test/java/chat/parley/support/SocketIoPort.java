package chat.parley.support;

import chat.parley.transport.socketio.SocketIoServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/** A Socket.IO server of a program, at a port of its own. */
public final class SocketIoPort {

  private SocketIoPort() {}

  /** The free port at which it listens until the Vert.x is closed. */
  public static int at(Vertx vertx, SocketIoServer io) {
    return Await.result(
            vertx
                .createHttpServer(io.configure(new HttpServerOptions()))
                .requestHandler(io)
                .listen(0, "127.0.0.1")
                .map(HttpServer::actualPort))
        .intValue();
  }
}
