package chat.parley;

import chat.parley.config.ConfigException;
import chat.parley.config.HttpConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.delivery.ByReference;
import chat.parley.delivery.ChatProxy;
import chat.parley.delivery.LoopMessage;
import chat.parley.delivery.LoopSockets;
import chat.parley.transport.ChatConnection;
import chat.parley.transport.Loop;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.TextSocket;
import chat.parley.transport.eventbus.BridgeConnection;
import chat.parley.transport.socketio.SocketIoServer;
import chat.parley.transport.socketio.chat.ChatNamespace;
import chat.parley.transport.sockjs.SockJsEndpoint;
import chat.parley.transport.sockjs.SockJsOwners;
import chat.parley.transport.websocket.Upgrades;
import chat.parley.transport.websocket.WebSocketEndpoint;
import chat.parley.transport.websocket.WebSocketText;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One per event loop: the page, the upgrades and health. It turns bytes into commands on the event
 * bus, and writes to the sockets it accepted and to no others.
 */
final class HttpVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(HttpVerticle.class);

  private static final long BEAT_MILLIS = 1_000;
  private static final long CLOSING_MILLIS = 5_000;

  /** The kernel bounds it by its own setting, net.core.somaxconn. */
  private static final int BACKLOG = 65_535;

  private final ParleyConfig config;
  private final String address;
  private final SessionKeys keys;
  private final SockJsOwners owners;
  private final SocketIoServer io;
  private final ChatNamespace ioChat;
  private final String node;
  private final int mostConnections;
  private final Health health;
  private final Meters meters;
  private long beatAt;
  private LoopSockets sockets;
  private Loop loop;
  private HttpServer server;

  /**
   * @param address where this loop hears from the owner of the rooms
   * @param owners of all SockJS sessions of the node
   * @param io the node's Socket.IO server, and the chat in it
   * @param loops how many share the node's limit of connections; accepted ones are dealt out evenly
   */
  HttpVerticle(
      ParleyConfig config,
      String address,
      SessionKeys keys,
      SockJsOwners owners,
      SocketIoServer io,
      ChatNamespace ioChat,
      String node,
      int loops,
      Health health,
      Meters meters) {
    this.config = config;
    this.address = address;
    this.keys = keys;
    this.owners = owners;
    this.io = io;
    this.ioChat = ioChat;
    this.node = node;
    this.health = health;
    this.meters = meters;
    this.mostConnections = Math.max(1, config.limits().connections() / loops);
  }

  @Override
  public Future<?> start() {
    sockets =
        new LoopSockets(
            task -> context.runOnContext(tick -> task.run()), config.limits().waitingBytes());
    ChatProxy chat = new ChatProxy(vertx.eventBus(), address);
    loop = new Loop(chat, sockets, keys, config.limits(), config.times(), node);
    ioChat.serve(loop);
    Timer delays = meters.loop(address.substring(address.lastIndexOf('.') + 1), loop, sockets);
    beatAt = System.nanoTime();
    vertx.setPeriodic(BEAT_MILLIS, beat -> beat(delays));
    vertx.eventBus().localConsumer(address, this::hear);
    server =
        vertx
            .createHttpServer(options())
            .requestHandler(requests())
            .invalidRequestHandler(request -> request.response().setStatusCode(400).end());
    return server.listen().recover(this::unusable);
  }

  private void beat(Timer delays) {
    long now = System.nanoTime();
    Meters.delay(delays, now - beatAt - TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS));
    beatAt = now;
    loop.beat();
  }

  private Future<HttpServer> unusable(Throwable cause) {
    HttpConfig http = config.http();
    return Future.failedFuture(
        new ConfigException(
            "http.port %d on http.host %s cannot be used: %s"
                .formatted(http.port(), http.host(), cause.getMessage())));
  }

  private HttpServerOptions options() {
    HttpConfig http = config.http();
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(http.host())
            // -1 is a free port that all verticles share; 0 would give each its own
            .setPort(http.port() == 0 ? -1 : http.port())
            // Vert.x's SockJS does not work over it, and proxies speak HTTP/1.1
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(http.compression())
            .setTcpNoDelay(true)
            .setAcceptBacklog(BACKLOG)
            .setIdleTimeout(http.idleSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setWebSocketSubProtocols(List.of("chat.v1"));
    int largest = Math.max(config.limits().frameBytes(), config.socketio().maxPayloadBytes());
    return WebSocketEndpoint.configure(options, largest);
  }

  private Handler<HttpServerRequest> requests() {
    Router router = Router.router(vertx);
    // Without these Vert.x logs a stack trace for whatever a stranger sends.
    List.of(400, 413, 500).forEach(status -> router.errorHandler(status, HttpVerticle::refuse));
    Upgrades upgrades = new Upgrades(SockJsEndpoint.mending(router));
    OriginPolicy origins = new OriginPolicy(config.http().origins());
    Page page = new Page(config.http().origins());
    page.protect(router);
    upgrades.add(
        "/ws",
        new WebSocketEndpoint(
            origins, config.limits().frameBytes(), socket -> chat(new WebSocketText(socket))));
    if (config.socketio().enabled()) {
      upgrades.addAll("/socket\\.io(/.*)?", io);
    }
    router.route("/ws").handler(context -> WebSocketEndpoint.upgradeRequired(context.request()));
    sockJs(origins, this::chat).mount(router, upgrades, "/sockjs");
    sockJs(origins, this::bridge).mount(router, upgrades, "/eventbus");
    health.mountBrief(router);
    page.mount(router);
    return upgrades;
  }

  private static void refuse(RoutingContext context) {
    if (context.statusCode() == 500) {
      LOG.error("{} failed", context.request().method(), context.failure());
    }
    if (!context.response().ended() && !context.response().headWritten()) {
      // -1 is what a path that cannot be decoded has
      context.response().setStatusCode(Math.max(400, context.statusCode())).end();
    }
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
        vertx, origins, options, owners, config.limits().frameBytes(), accepted);
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

  private void hear(Message<LoopMessage> message) {
    LoopMessage body = message.body();
    if (body instanceof LoopMessage.Broadcast broadcast) {
      sockets.broadcast(broadcast.room(), broadcast.news());
    } else if (body instanceof LoopMessage.Everyone everyone) {
      sockets.everyone(everyone.outgoing());
    } else if (body instanceof LoopMessage.Deliver deliver) {
      boolean taken = sockets.deliver(deliver.session(), deliver.outgoing());
      message.reply(taken, ByReference.LOCAL);
    } else if (body instanceof LoopMessage.Enter enter) {
      sockets.enter(enter.session(), enter.room());
    } else if (body instanceof LoopMessage.Leave leave) {
      sockets.leave(leave.session(), leave.room());
    } else if (body instanceof LoopMessage.Replace replace) {
      sockets.replace(replace.session(), replace.connection());
    }
  }

  /** From any thread. */
  boolean draining() {
    return loop != null && loop.draining();
  }

  int port() {
    return server.actualPort();
  }

  /**
   * Takes no more commands, lets those under way be answered, then sends the clients away. The port
   * closes last: a polling client has to come once more to hear the bye.
   */
  @Override
  public Future<?> stop() {
    return loop.drain()
        .compose(settled -> farewell())
        .eventually(() -> server.shutdown(CLOSING_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Another loop's polling client may come to this one to hear its bye. */
  private Future<Void> farewell() {
    boolean guests = loop.farewell() || io.clients() > 0;
    io.close();
    if (!guests && owners.isEmpty()) {
      return Future.succeededFuture();
    }
    Promise<Void> heard = Promise.promise();
    vertx.setTimer(Math.max(1, config.times().drainMillis()), timer -> heard.complete());
    return heard.future();
  }
}
