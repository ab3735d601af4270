package chat.parley.conformance;

import chat.parley.transport.OriginPolicy;
import chat.parley.transport.socketio.engine.EngineOptions;
import chat.parley.transport.socketio.engine.EngineRequest;
import chat.parley.transport.socketio.engine.EngineServer;
import chat.parley.transport.socketio.engine.EngineSession;
import chat.parley.transport.websocket.Upgrades;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Profiles {@code eio4}, {@code eioc} and {@code jeio}: Engine.IO alone. */
final class EngineServices {

  private EngineServices() {}

  /** For the suite of the protocol's own repository. */
  static Future<HttpServer> protocol(Vertx vertx, int port) {
    return echo(vertx, port, Duration.ofMillis(300), Duration.ofMillis(200));
  }

  static Future<HttpServer> echo(
      Vertx vertx, int port, Duration pingInterval, Duration pingTimeout) {
    EngineOptions options =
        new EngineOptions()
            .pingInterval(pingInterval)
            .pingTimeout(pingTimeout)
            .maxPayload(1_000_000);
    return listen(vertx, port, options, session -> session.listener(new Echo(session)));
  }

  /** For the suite of the JavaScript client. */
  static Future<HttpServer> client(Vertx vertx, int port) {
    EngineOptions options =
        new EngineOptions()
            .pingInterval(Duration.ofMillis(500))
            .maxPayload(100)
            .admission(request -> Future.succeededFuture(!request.query().containsKey("deny")))
            .responseHeaders(EngineServices::cookies);
    return listen(
        vertx,
        port,
        options,
        session -> {
          session.send("hi");
          session.listener(new Answers(session));
        });
  }

  private static void cookies(EngineRequest request, boolean first, MultiMap response) {
    if (first) {
      response.add("set-cookie", "1=1; Max-Age=86400");
      response.add("set-cookie", "2=2; Path=/; HttpOnly; Secure; SameSite=Strict");
      response.add("set-cookie", "3=3; Max-Age=0");
      response.add("set-cookie", "4=4; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    }
  }

  /** For the suite of the Java client. */
  static Future<HttpServer> javaClient(Vertx vertx, int port) {
    EngineOptions options =
        new EngineOptions()
            .pingInterval(Duration.ofMillis(500))
            .responseHeaders(EngineServices::greet);
    return listen(
        vertx,
        port,
        options,
        session -> {
          session.send("hi");
          session.listener(new Echo(session));
        });
  }

  private static void greet(EngineRequest request, boolean first, MultiMap response) {
    Optional.ofNullable(request.headers().get("x-engineio"))
        .ifPresent(value -> response.add("X-EngineIO", "hi").add("X-EngineIO", value));
  }

  private static Future<HttpServer> listen(
      Vertx vertx, int port, EngineOptions options, Consumer<EngineSession> accepted) {
    EngineServer engine =
        new EngineServer(options, new OriginPolicy(List.of("*"), List.of()), accepted);
    HttpServerOptions http = Conformance.at(port);
    return vertx
        .createHttpServer(WebSocketEndpoint.configure(http, options.maxPayloadBytes()))
        .requestHandler(
            new Upgrades(request -> request.response().setStatusCode(404).end())
                .addAll("/engine\\.io/?", engine))
        .listen();
  }

  /** Says everything back. */
  private record Echo(EngineSession session) implements EngineSession.Listener {
    @Override
    public void text(String text) {
      session.send(text);
    }

    @Override
    public void binary(Buffer data) {
      session.send(data);
    }
  }

  /** Has an answer of its own to some texts. */
  private record Answers(EngineSession session) implements EngineSession.Listener {
    private JsonObject headers() {
      JsonObject headers = new JsonObject();
      session.post().ifPresent(post -> post.headers().forEach(headers::put));
      return headers;
    }

    @Override
    public void text(String text) {
      switch (text) {
        case "give binary" -> session.send(Buffer.buffer(new byte[] {0, 1, 2, 3, 4}));
        case "give utf8" -> session.send("пойду спать всем спокойной ночи");
        case "sendHeaders" -> session.send(headers().encode());
        default -> session.send(text);
      }
    }

    @Override
    public void binary(Buffer data) {
      session.send(data);
    }
  }
}
