package chat.parley.conformance;

import chat.parley.transport.OriginPolicy;
import chat.parley.transport.TextSocket;
import chat.parley.transport.sockjs.SockJsEndpoint;
import chat.parley.transport.sockjs.SockJsOwners;
import chat.parley.transport.traffic.Traffic;
import chat.parley.transport.websocket.Upgrades;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Profile {@code sockjs}: the services that sockjs-protocol 0.3.3 asks for. */
final class SockJsServices {
  private static final int STREAM_BYTES = 4_096;
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int MOST_DOUBLINGS = 19;

  private final Vertx vertx;
  private final Router router;
  private final Upgrades upgrades;
  private final SockJsOwners owners = new SockJsOwners(fact -> {});

  static Future<HttpServer> listen(Vertx vertx, int port) {
    SockJsServices services = new SockJsServices(vertx);
    services.add("/echo", options(), TextSocket::send);
    services.add("/cookie_needed_echo", options().setInsertJSESSIONID(true), TextSocket::send);
    services.add(
        "/disabled_websocket_echo",
        options().addDisabledTransport(Transport.WEBSOCKET.toString()),
        TextSocket::send);
    services.add("/amplify", options(), SockJsServices::amplify);
    services.close("/close");
    HttpServerOptions options = Conformance.at(port);
    return vertx
        .createHttpServer(WebSocketEndpoint.configure(options, MOST_BYTES))
        .requestHandler(services.upgrades)
        .listen();
  }

  private SockJsServices(Vertx vertx) {
    this.vertx = vertx;
    this.router = Router.router(vertx);
    this.upgrades = new Upgrades(SockJsEndpoint.mending(router));
  }

  private static SockJSHandlerOptions options() {
    return new SockJSHandlerOptions()
        .setInsertJSESSIONID(false)
        .setMaxBytesStreaming(STREAM_BYTES)
        .setLibraryURL("/lib/sockjs.min.js");
  }

  private void add(
      String path, SockJSHandlerOptions options, BiConsumer<TextSocket<?>, String> answer) {
    mount(path, options, socket -> socket.listener(new Answering(socket, answer)));
  }

  private void close(String path) {
    mount(path, options(), socket -> socket.close(3000, "Go away!"));
  }

  private void mount(String path, SockJSHandlerOptions options, Consumer<TextSocket<?>> accepted) {
    OriginPolicy origins = new OriginPolicy(List.of("*"), List.of());
    new SockJsEndpoint(vertx, origins, options, owners, MOST_BYTES, Traffic.unlimited(), accepted)
        .mount(router, upgrades, path);
  }

  /** Answers each text with something. */
  private record Answering(TextSocket<?> socket, BiConsumer<TextSocket<?>, String> answer)
      implements TextSocket.Listener {
    @Override
    public void text(String text) {
      answer.accept(socket, text);
      socket.flush();
    }

    @Override
    public void closed() {}

    @Override
    public void flooded() {}

    @Override
    public void tooSlow() {
      socket.close(1008, "too slow");
    }
  }

  private static void amplify(TextSocket<?> socket, String text) {
    int doublings = text.matches("\\d{1,2}") ? Integer.parseInt(text) : 1;
    socket.send("x".repeat(1 << Math.min(doublings, MOST_DOUBLINGS)));
  }
}
