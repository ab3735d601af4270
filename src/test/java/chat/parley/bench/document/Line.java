package chat.parley.bench.document;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.function.BiConsumer;

/** A connection to a document. */
final class Line {
  private static final String HOST = "127.0.0.1";

  private final Dialect dialect;
  private final String document;
  private final WebSocket socket;

  private Line(Dialect dialect, String document, WebSocket socket) {
    this.dialect = dialect;
    this.document = document;
    this.socket = socket;
  }

  /**
   * @param client its id in Yjs
   * @param told is given each update, and the time at which its frame was whole, nanoseconds
   */
  static Future<Line> open(
      WebSocketClient sockets,
      DocumentServer server,
      String document,
      long client,
      BiConsumer<byte[], Long> told) {
    Dialect dialect = server.dialect();
    WebSocketConnectOptions to =
        new WebSocketConnectOptions()
            .setHost(HOST)
            .setPort(server.peer().port())
            .setURI(dialect.path(document));
    return sockets
        .connect(to)
        .map(
            socket -> {
              socket.binaryMessageHandler(
                  frame -> {
                    long now = System.nanoTime();
                    dialect.told(frame).ifPresent(update -> told.accept(update, now));
                  });
              dialect.hello(document, client).forEach(socket::writeBinaryMessage);
              return new Line(dialect, document, socket);
            });
  }

  void send(byte[] update) {
    Buffer frame = dialect.update(document, update);
    socket.writeBinaryMessage(frame);
  }

  Future<Void> close() {
    return socket.close();
  }
}
