package chat.parley.transport.sockjs;

import chat.parley.pace.Visitor;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.TextSocket;
import chat.parley.transport.TooManyRequests;
import chat.parley.transport.traffic.Traffic;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.websocket.Upgrades;
import chat.parley.transport.websocket.WebSocketEndpoint;
import chat.parley.transport.websocket.WebSocketText;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A SockJS service at a path: WebSocket by Parley's own strict one, everything else by Vert.x's
 * {@code SockJSHandler} behind checks that it leaves out. Serve the router through {@link
 * #mending}.
 */
public final class SockJsEndpoint {
  private final Vertx vertx;
  private final OriginPolicy origins;
  private final SockJSHandlerOptions options;
  private final SockJsOwners owners;
  private final int mostMessageBytes;
  private final Traffic traffic;
  private final Consumer<TextSocket<?>> accepted;

  /**
   * @param owners shared by all endpoints of a node, because Vert.x keeps all sessions in one map
   * @param mostMessageBytes longest frame or request body of a client
   * @param traffic counts what comes half and what waits
   * @param accepted gets each new socket on its own loop, and sets its listener at once
   */
  public SockJsEndpoint(
      Vertx vertx,
      OriginPolicy origins,
      SockJSHandlerOptions options,
      SockJsOwners owners,
      int mostMessageBytes,
      Traffic traffic,
      Consumer<TextSocket<?>> accepted) {
    this.vertx = vertx;
    this.origins = origins;
    this.options = options;
    this.owners = owners;
    this.mostMessageBytes = mostMessageBytes;
    this.traffic = traffic;
    this.accepted = accepted;
  }

  /** Stands before a router with SockJS in it, and mends what its transports get wrong. */
  public static Handler<HttpServerRequest> mending(Router router) {
    return request -> router.handle(SockJsRequest.mended(request));
  }

  public void mount(Router router, Upgrades upgrades, String path) {
    if (!options.getDisabledTransports().contains(Transport.WEBSOCKET.toString())) {
      upgrades.add(path + "/websocket", webSocket(WebSocketText::new));
      upgrades.add(path + "/[^/.]+/[^/.]+/websocket", webSocket(SockJsWebSocket::new));
    }
    router.post(path + "/*").handler(SockJsEndpoint::noForms);
    router.post(path + "/*").handler(BodyHandler.create(false).setBodyLimit(mostMessageBytes));
    router.route(path + "/*").handler(context -> guard(context, path));
    router
        .route(path + "/*")
        .subRouter(
            SockJSHandler.create(vertx, options).socketHandler(socket -> accept(socket, path)));
  }

  private WebSocketEndpoint webSocket(Function<StrictWebSocket, TextSocket<?>> protocol) {
    return new WebSocketEndpoint(
        origins, mostMessageBytes, traffic, socket -> accepted.accept(protocol.apply(socket)));
  }

  /** Forms with files have no place here, and Vert.x stumbles over broken ones. */
  private static void noForms(RoutingContext context) {
    String type = String.valueOf(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
    if (type.regionMatches(true, 0, "multipart/", 0, "multipart/".length())) {
      context.response().setStatusCode(415).end();
    } else {
      context.next();
    }
  }

  /** Vert.x lets anything into the array that a client sends, and loses it with a stack trace. */
  private static boolean broken(RoutingContext context) {
    String body = context.body() == null ? null : context.body().asString();
    return context.normalizedPath().endsWith("/xhr_send")
        && body != null
        && !body.isEmpty()
        && SockJsTexts.array(body).isEmpty();
  }

  /** Vert.x checks the Origin of its WebSockets only, and binds a session to nobody. */
  private void guard(RoutingContext context, String path) {
    if (context.request().version() == HttpVersion.HTTP_1_0) {
      endless(context);
    }
    if (context.request().canUpgradeToWebSocket()) {
      // Only a path spelled in a strange way comes here; Vert.x's own WebSocket must not take it.
      context.response().setStatusCode(404).end();
    } else if (!origins.admits(context.request())) {
      context.response().setStatusCode(403).end("This origin may not connect.\n");
    } else {
      // Vert.x forgets it for EventSource, and our own refusals need it too
      origins.tell(context.request());
      admitted(context, path);
    }
  }

  private void admitted(RoutingContext context, String path) {
    if (broken(context)) {
      context.response().setStatusCode(500).end("Broken JSON encoding.");
    } else if (context.request().path().equals(path)) {
      greet(context);
    } else {
      enter(context, path);
    }
  }

  /** Vert.x greets only behind a slash. */
  private static void greet(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=UTF-8")
        .end("Welcome to SockJS!\n");
  }

  /** HTTP/1.0 has no chunks, so an answer of unknown length ends with its connection. */
  private static void endless(RoutingContext context) {
    HttpServerResponse response = context.response();
    context.addHeadersEndHandler(
        written -> {
          if (!response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
          }
        });
    // Added at once: later it would take the place of SockJS' own, which sees a client go.
    context.addEndHandler(
        ended -> {
          if (response.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)) {
            context.request().connection().close();
          }
        });
  }

  private void enter(RoutingContext context, String path) {
    long waitMillis =
        owners.opens(context, path) ? traffic.visitors().handshake(address(context.request())) : 0;
    if (waitMillis > 0) {
      TooManyRequests.answer(context.request(), waitMillis);
    } else {
      owners.pass(context, path);
    }
  }

  private static String address(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }

  private void accept(SockJSSocket socket, String path) {
    PollWriter writer = new PollWriter();
    Runnable forget = owners.own(socket, path, writer);
    Visitor visitor = traffic.visitors().enters(socket.remoteAddress().hostAddress());
    accepted.accept(new SockJsFallback(vertx, socket, writer, visitor, forget, traffic.sending()));
  }
}
