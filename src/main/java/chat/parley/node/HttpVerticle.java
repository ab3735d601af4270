package chat.parley.node;

import chat.parley.config.ConfigException;
import chat.parley.config.HttpConfig;
import chat.parley.config.ParleyConfig;
import chat.parley.delivery.ByReference;
import chat.parley.delivery.ChatProxy;
import chat.parley.delivery.LoopMessage;
import chat.parley.delivery.LoopSockets;
import chat.parley.delivery.Missed;
import chat.parley.message.link.CardSource;
import chat.parley.operations.Meters;
import chat.parley.transport.Drain;
import chat.parley.transport.HostGuard;
import chat.parley.transport.Loop;
import chat.parley.transport.Offers;
import chat.parley.transport.RequestLimiter;
import chat.parley.transport.file.FileEndpoint;
import chat.parley.transport.http.RequestGuard;
import chat.parley.transport.upload.UploadParts;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One per event loop: the page, the upgrades and health. It turns bytes into commands on the event
 * bus, and writes to the sockets it accepted and to no others.
 */
public final class HttpVerticle extends VerticleBase {
  private static final long MENDING_MILLIS = 100;
  private static final long BEAT_MILLIS = 1_000;
  private static final long CLOSING_MILLIS = 5_000;

  private static final int BODY_PIECE_BYTES = 128 * 1024;

  /** The kernel bounds it by its own setting, net.core.somaxconn. */
  private static final int BACKLOG = 65_535;

  private final NodeParts parts;
  private final ParleyConfig config;
  private final String address;
  private final int mostConnections;
  private long beatAt;
  private LoopSockets sockets;
  private volatile Loop loop;
  private HttpServer server;

  /**
   * @param address where this loop hears from the owner of the rooms
   * @param loops how many share the node's limit of connections; accepted ones are dealt out evenly
   */
  public HttpVerticle(NodeParts parts, String address, int loops) {
    this.parts = parts;
    this.config = parts.config();
    this.address = address;
    this.mostConnections = Math.max(1, config.limits().connections() / loops);
  }

  @Override
  public Future<?> start() {
    ChatProxy chat = new ChatProxy(vertx.eventBus(), address, parts.budgets().receiving());
    sockets =
        new LoopSockets(
            task -> context.runOnContext(tick -> task.run()),
            config.limits().waitingBytes(),
            new Missed(
                action -> vertx.setTimer(MENDING_MILLIS, timer -> action.run()), chat::mend));
    loop =
        new Loop(
            chat,
            sockets,
            parts.keys(),
            config.limits(),
            config.times(),
            parts.node(),
            config.http().clientAddresses(),
            BoundsSettings.of(config),
            new Offers(
                config.links().cards() ? CardSource.MOST : 0,
                config.messages().editSeconds(),
                parts.uploads().map(uploads -> uploads.quotas().largest()).orElse(0L)),
            parts.uploads().map(uploads -> new UploadParts(uploads, parts.budgets().receiving())));
    parts.chat().serve(loop);
    Timer delays =
        parts.meters().loop(address.substring(address.lastIndexOf('.') + 1), loop, sockets);
    beatAt = System.nanoTime();
    vertx.setPeriodic(BEAT_MILLIS, beat -> beat(delays));
    vertx.eventBus().localConsumer(address, this::hear);
    Handler<HttpServerRequest> requests =
        new Routes(vertx, parts, chat, loop, mostConnections).requests();
    RequestGuard guard = new RequestGuard(parts.traffic(), FileEndpoint::streamed);
    server =
        vertx
            .createHttpServer(options())
            .connectionHandler(
                connection -> {
                  connection.exceptionHandler(HttpVerticle::broken);
                  guard.handle(connection);
                })
            .requestHandler(
                new HostGuard(
                    parts.hosts(),
                    new RequestLimiter(
                        config.http().trustedProxies(),
                        parts.traffic().visitors(),
                        parts.proxySeen(),
                        passing(requests))))
            .invalidRequestHandler(request -> request.response().setStatusCode(400).end());
    return openProxy(guard, requests).compose(open -> server.listen().recover(this::unusable));
  }

  /** What a stranger breaks is nothing; an Error goes on to whoever ends the process at one. */
  private static void broken(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
  }

  private Handler<HttpServerRequest> passing(Handler<HttpServerRequest> requests) {
    return parts
        .clusterParts()
        .map(nodes -> nodes.passing(vertx, Routes.origins(parts.config().http()), requests))
        .orElse(requests);
  }

  /** Opens first: a client that comes in here may ask for its session at another node next. */
  private Future<?> openProxy(RequestGuard guard, Handler<HttpServerRequest> requests) {
    return parts
        .clusterParts()
        .<Future<?>>map(nodes -> nodes.open(vertx, options(), guard, requests))
        .orElseGet(Future::succeededFuture);
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
            // a body comes in pieces of what was read, and not in eight times as many
            .setMaxChunkSize(BODY_PIECE_BYTES)
            .setAcceptBacklog(BACKLOG)
            .setIdleTimeout(http.idleSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setWebSocketSubProtocols(List.of("chat.v1"));
    int largest = Math.max(config.limits().frameBytes(), config.socketio().maxPayloadBytes());
    return WebSocketEndpoint.configure(options, largest);
  }

  private void hear(Message<LoopMessage> message) {
    LoopMessage body = message.body();
    if (body instanceof LoopMessage.Broadcast broadcast) {
      sockets.broadcast(broadcast.room(), broadcast.news());
    } else if (body instanceof LoopMessage.Spread spread) {
      sockets.spread(spread.rooms(), spread.outgoing());
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
    } else if (body instanceof LoopMessage.SendAway) {
      drain().sendAway().onComplete(gone -> message.reply(true, ByReference.LOCAL));
    }
  }

  /** From any thread. */
  public boolean draining() {
    return loop != null && loop.draining();
  }

  public int port() {
    return server.actualPort();
  }

  /**
   * Sends the clients away, each after the answers that it waits for. The port closes last: a
   * polling client has to come once more to hear the bye.
   */
  @Override
  public Future<?> stop() {
    parts.clusterParts().ifPresent(ClusterParts::drains);
    return drain()
        .run()
        .compose(this::lastWords)
        .eventually(() -> server.shutdown(CLOSING_MILLIS, TimeUnit.MILLISECONDS));
  }

  private Drain drain() {
    return new Drain(
        vertx, loop, parts.clusterParts().isPresent() ? config.times().drainSpreadMillis() : 0);
  }

  /** Another loop's polling client may come to this one to hear its bye. */
  private Future<Void> lastWords(boolean guests) {
    boolean others = parts.io().clients() > 0;
    parts.io().close();
    if (!guests && !others && parts.owners().isEmpty()) {
      return Future.succeededFuture();
    }
    Promise<Void> heard = Promise.promise();
    vertx.setTimer(Math.max(1, config.times().drainMillis()), timer -> heard.complete());
    return heard.future();
  }
}
