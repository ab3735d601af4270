package chat.parley.node;

import chat.parley.capability.Chat;
import chat.parley.config.HttpConfig;
import chat.parley.config.LimitsConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.message.file.Uploads;
import chat.parley.preview.PictureEndpoint;
import chat.parley.transport.ChatConnection;
import chat.parley.transport.Loop;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.TextSocket;
import chat.parley.transport.board.BoardEndpoint;
import chat.parley.transport.board.BoardParts;
import chat.parley.transport.eventbus.BridgeConnection;
import chat.parley.transport.file.FileEndpoint;
import chat.parley.transport.file.FileParts;
import chat.parley.transport.rest.DocumentEndpoint;
import chat.parley.transport.rest.ExportEndpoint;
import chat.parley.transport.sockjs.SockJsEndpoint;
import chat.parley.transport.websocket.Upgrades;
import chat.parley.transport.websocket.WebSocketEndpoint;
import chat.parley.transport.websocket.WebSocketText;
import chat.parley.transport.yjs.YjsEndpoints;
import chat.parley.transport.yjs.YjsParts;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What there is at the port for clients: the page, the upgrades, and health in one word. */
final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private static final int NOT_FOUND = 404;
  private static final int MOST_OF_DOCUMENT = 256 * 1024;

  private final Vertx vertx;
  private final NodeParts parts;
  private final ParleyConfig config;
  private final Chat chat;
  private final Loop loop;
  private final int mostConnections;

  /**
   * @param chat does what requests ask
   * @param loop the loop that serves them
   * @param mostConnections of this loop
   */
  Routes(Vertx vertx, NodeParts parts, Chat chat, Loop loop, int mostConnections) {
    this.vertx = vertx;
    this.parts = parts;
    this.config = parts.config();
    this.chat = chat;
    this.loop = loop;
    this.mostConnections = mostConnections;
  }

  /** Takes every request of a client. */
  Handler<HttpServerRequest> requests() {
    Router router = Router.router(vertx);
    // Without these Vert.x logs a stack trace for whatever a stranger sends.
    List.of(400, 413, 500).forEach(status -> router.errorHandler(status, Routes::refuse));
    Upgrades upgrades = new Upgrades(SockJsEndpoint.mending(router));
    OriginPolicy origins = origins(config.http());
    ChatPage page = new ChatPage(config.http());
    page.protect(router);
    upgrades.add(
        "/ws",
        new WebSocketEndpoint(
            origins,
            config.limits().frameBytes(),
            parts.traffic(),
            socket -> chat(new WebSocketText(socket))));
    if (config.socketio().enabled()) {
      upgrades.addAll("/socket\\.io(/.*)?", parts.io());
    }
    new YjsEndpoints(
            new YjsParts(
                vertx,
                loop,
                origins,
                parts.traffic(),
                parts.budgets().receiving(),
                mostConnections,
                piece(config.limits())))
        .mount(router, upgrades);
    router.route("/ws").handler(context -> WebSocketEndpoint.upgradeRequired(context.request()));
    sockJs(origins, this::chat).mount(router, upgrades, "/sockjs");
    sockJs(origins, this::bridge).mount(router, upgrades, "/eventbus");
    parts.previews().ifPresent(previews -> new PictureEndpoint(previews).mount(router));
    new ExportEndpoint(loop.chat(), parts.keys(), parts.traffic().visitors(), parts.exports())
        .mount(router);
    new DocumentEndpoint(
            loop.chat(), parts.keys(), parts.traffic().visitors(), BoundsSettings.of(config))
        .mount(router);
    new BoardEndpoint(
            new BoardParts(
                loop, parts.keys(), parts.traffic(), BoundsSettings.of(config), mostConnections))
        .mount(router);
    parts.health().mount(router, false);
    parts
        .uploads()
        .ifPresentOrElse(uploads -> files(router, origins, uploads), () -> noFiles(router));
    page.mount(router);
    return upgrades;
  }

  /** Yjs takes few large parts faster than many small ones; one must not make its reader slow. */
  private static int piece(LimitsConfig limits) {
    return Math.min(MOST_OF_DOCUMENT, limits.waitingBytes() / 2);
  }

  private static void noFiles(Router router) {
    router
        .routeWithRegex("/files(/.*)?")
        .handler(
            context ->
                context
                    .response()
                    .setStatusCode(NOT_FOUND)
                    .end("This server takes no files (files.store).\n"));
  }

  private void files(Router router, OriginPolicy origins, Uploads uploads) {
    FileEndpoint files =
        new FileEndpoint(
            new FileParts(
                chat,
                uploads,
                parts.keys(),
                origins,
                parts.traffic().visitors(),
                config.files().linkSeconds()));
    router.routeWithRegex("/files(/.*)?").handler(context -> files.handle(context.request()));
  }

  /** Whose pages may speak to this server. */
  static OriginPolicy origins(HttpConfig http) {
    return new OriginPolicy(http.admittedOrigins(), http.hosts());
  }

  private static void refuse(RoutingContext context) {
    if (context.statusCode() == 500 && !gone(context)) {
      LOG.error("{} failed", context.request().method(), context.failure());
    }
    if (!context.response().ended() && !context.response().headWritten()) {
      // -1 is what a path that cannot be decoded has
      context.response().setStatusCode(Math.max(400, context.statusCode())).end();
    }
  }

  /** A client that leaves while it is answered is no failure. */
  private static boolean gone(RoutingContext context) {
    return context.response().closed() || context.failure() instanceof IOException;
  }

  private SockJsEndpoint sockJs(OriginPolicy origins, Consumer<TextSocket<?>> accepted) {
    SockJSHandlerOptions options =
        new SockJSHandlerOptions()
            .setLibraryURL("/lib/sockjs.min.js")
            .setInsertJSESSIONID(false)
            .setSessionTimeout(1000L * config.sockjs().disconnectSeconds())
            .setHeartbeatInterval(1000L * config.sockjs().heartbeatSeconds());
    config
        .sockjs()
        .disabledTransports()
        .forEach(name -> options.addDisabledTransport(transport(name).toString()));
    return new SockJsEndpoint(
        vertx,
        origins,
        options,
        parts.owners(),
        config.limits().frameBytes(),
        parts.traffic(),
        accepted);
  }

  private static Transport transport(String name) {
    return switch (name) {
      case "websocket" -> Transport.WEBSOCKET;
      case "eventsource" -> Transport.EVENT_SOURCE;
      case "htmlfile" -> Transport.HTML_FILE;
      case "jsonp" -> Transport.JSON_P;
      default -> Transport.XHR;
    };
  }

  private <P> void chat(TextSocket<P> socket) {
    new ChatConnection<>(loop, socket).start(mostConnections);
  }

  private <P> void bridge(TextSocket<P> socket) {
    new BridgeConnection<>(loop, socket).start(mostConnections);
  }
}
