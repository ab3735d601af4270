package chat.parley.conformance;

import chat.parley.transport.OriginPolicy;
import chat.parley.transport.traffic.Traffic;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.websocket.Upgrades;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;

/** Profile {@code wsecho}: echoes text and binary on any path, messages of up to 16 MiB. */
public final class WebSocketEcho {
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private WebSocketEcho() {}

  /** The Autobahn plugin gives the port alone. */
  public static void main(String[] arguments) {
    Conformance.main(new String[] {"wsecho", arguments[0]});
  }

  static Future<HttpServer> listen(Vertx vertx, int port) {
    HttpServerOptions options = Conformance.at(port);
    WebSocketEndpoint echo =
        new WebSocketEndpoint(
            new OriginPolicy(List.of("*"), List.of()),
            MOST_BYTES,
            Traffic.unlimited(),
            WebSocketEcho::echo);
    return vertx
        .createHttpServer(WebSocketEndpoint.configure(options, MOST_BYTES))
        .requestHandler(
            new Upgrades(request -> request.response().setStatusCode(404).end()).add(".*", echo))
        .listen();
  }

  private static void echo(StrictWebSocket socket) {
    socket.listener(
        new StrictWebSocket.Listener() {
          @Override
          public void text(String text) {
            socket.send(text);
          }

          @Override
          public void binary(Buffer data) {
            socket.send(data);
          }
        });
  }
}
