package chat.parley.transport.socketio.engine;

import chat.parley.pace.Visitor;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.TooManyRequests;
import chat.parley.transport.websocket.FrameSocket;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Engine.IO at some path: gets every request of it, polling and upgrades, and gives sessions. One
 * serves all loops of a node: a request may come on another loop than its session's.
 *
 * @see <a href="https://socket.io/docs/v4/engine-io-protocol/">the protocol</a>
 */
public final class EngineServer implements Handler<HttpServerRequest> {
  private static final int NORMAL = 1000;
  private static final long FULL_MILLIS = 10_000;

  private final EngineOptions options;
  private final OriginPolicy origins;
  private final Consumer<EngineSession> accepted;
  private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
  private final Map<Thread, EngineLoop> loops = new ConcurrentHashMap<>();
  private final Set<EngineLoop> closed = ConcurrentHashMap.newKeySet();

  /**
   * @param accepted gets each new session on its own loop, and sets its listener at once
   */
  public EngineServer(
      EngineOptions options, OriginPolicy origins, Consumer<EngineSession> accepted) {
    this.options = options;
    this.origins = origins;
    this.accepted = accepted;
  }

  /** The loop that calls, and no thread but an event loop of Vert.x may. */
  public EngineLoop loop() {
    return loops.computeIfAbsent(Thread.currentThread(), thread -> EngineLoop.here(options));
  }

  /** How many sessions there are on all loops. */
  public int sessions() {
    return sessions.size();
  }

  @Override
  public void handle(HttpServerRequest http) {
    http.exceptionHandler(broken -> {});
    http.response().exceptionHandler(broken -> {});
    Exchange exchange = new Exchange(EngineRequest.of(http), http, loop());
    if (!origins.admits(http)) {
      exchange.refuse(EngineError.FORBIDDEN);
    } else if (http.method() == HttpMethod.OPTIONS) {
      origins.preflight(http);
    } else {
      headers(exchange);
      checked(exchange);
    }
  }

  private void headers(Exchange exchange) {
    HttpServerRequest http = exchange.http();
    origins.tell(http);
    http.response()
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("x-content-type-options", "nosniff");
    boolean first = !exchange.request().query().containsKey("sid");
    options.responseHeaders().add(exchange.request(), first, http.response().headers());
  }

  private void checked(Exchange exchange) {
    Map<String, String> query = exchange.request().query();
    String transport = query.getOrDefault("transport", "");
    Optional<Revision> revision = revision(query.getOrDefault("EIO", ""));
    boolean upgrade = exchange.http().canUpgradeToWebSocket();
    if (!options.transports().contains(transport)) {
      exchange.refuse(EngineError.UNKNOWN_TRANSPORT);
    } else if (revision.isEmpty()) {
      exchange.refuse(EngineError.UNSUPPORTED_VERSION);
    } else if (query.containsKey("sid")) {
      Optional.ofNullable(sessions.get(query.get("sid")))
          .filter(session -> answersTo(session, revision.get(), exchange))
          .ifPresentOrElse(
              session -> known(session, transport, upgrade, exchange),
              () -> exchange.refuse(EngineError.UNKNOWN_SESSION));
    } else if (exchange.http().method() != HttpMethod.GET) {
      exchange.refuse(EngineError.BAD_HANDSHAKE_METHOD);
    } else if (transport.equals("websocket") != upgrade) {
      exchange.refuse(EngineError.BAD_REQUEST);
    } else {
      admit(revision.get(), upgrade, exchange);
    }
  }

  private Optional<Revision> revision(String number) {
    return switch (number) {
      case "4" -> Optional.of(Revision.V4);
      case "3" -> options.revision3() ? Optional.of(Revision.V3) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** In revision 3 the session's id is public as the socket's, so there it is not enough. */
  private static boolean answersTo(EngineSession session, Revision revision, Exchange exchange) {
    return session.revision() == revision
        && (revision == Revision.V4
            || session.request().address().equals(exchange.request().address()));
  }

  private void known(EngineSession session, String transport, boolean upgrade, Exchange exchange) {
    if (!session.visitor().frame()) {
      exchange.refuse(EngineError.BAD_REQUEST);
      session.loop().execute(() -> session.end(Ending.flood()));
    } else if (transport.equals("websocket") && upgrade) {
      WebSocketEndpoint.accept(
          exchange.http(),
          options.maxPayloadBytes(),
          session.visitor(),
          socket -> {
            FrameSocket reached = reach(socket, exchange.loop(), session.loop());
            session.loop().execute(() -> session.upgrade(reached));
          });
    } else if (!transport.equals("polling") || upgrade) {
      exchange.refuse(EngineError.BAD_REQUEST);
    } else if (exchange.http().method() == HttpMethod.GET) {
      exchange
          .http()
          .response()
          .closeHandler(
              closed ->
                  session
                      .loop()
                      .execute(
                          () -> session.polling(exchange, polling -> polling.abandoned(exchange))));
      session.loop().execute(() -> session.polling(exchange, polling -> polling.poll(exchange)));
    } else if (exchange.http().method() == HttpMethod.POST) {
      new PostedBody(session, exchange, options.maxPayloadBytes()).read();
    } else {
      exchange.refuse(EngineError.BAD_REQUEST);
    }
  }

  private static FrameSocket reach(StrictWebSocket socket, EngineLoop there, EngineLoop here) {
    return there == here ? socket : new Ferry(socket, there, here);
  }

  private void admit(Revision revision, boolean upgrade, Exchange exchange) {
    if (sessions.size() >= options.connections() || closed.contains(exchange.loop())) {
      exchange.http().response().setStatusCode(503).end();
      return;
    }
    String address = exchange.request().address();
    long waitMillis = options.visitors().handshake(address);
    if (waitMillis > 0) {
      TooManyRequests.answer(exchange.http(), waitMillis);
      return;
    }
    Visitor visitor = options.visitors().enters(address);
    if (!visitor.placed()) {
      visitor.leaves();
      TooManyRequests.answer(exchange.http(), FULL_MILLIS);
      return;
    }
    HttpServerRequest http = exchange.http().pause();
    options
        .admission()
        .apply(exchange.request())
        .otherwise(false)
        .onSuccess(
            admitted ->
                exchange
                    .loop()
                    .execute(
                        () -> {
                          http.resume();
                          open(admitted, revision, upgrade, visitor, exchange);
                        }));
  }

  private void open(
      boolean admitted, Revision revision, boolean upgrade, Visitor visitor, Exchange exchange) {
    if (!admitted) {
      visitor.leaves();
      exchange.refuse(EngineError.FORBIDDEN);
    } else if (upgrade) {
      WebSocketEndpoint.accept(
          exchange.http(),
          options.maxPayloadBytes(),
          visitor,
          socket -> {
            EngineSession session = session(revision, visitor, exchange);
            session.begin(socket);
            accepted.accept(session);
          });
    } else {
      EngineSession session = session(revision, visitor, exchange);
      session.begin(exchange);
      accepted.accept(session);
    }
  }

  private EngineSession session(Revision revision, Visitor visitor, Exchange exchange) {
    String id = options.sessionPrefix() + SessionKeys.newId();
    EngineSession session =
        new EngineSession(
            id,
            revision,
            exchange.request(),
            visitor,
            options,
            exchange.loop(),
            () -> sessions.remove(id));
    sessions.put(id, session);
    return session;
  }

  /** Ends the sessions of the calling loop, which opens no more. */
  public void close() {
    EngineLoop loop = loop();
    closed.add(loop);
    List.copyOf(sessions.values()).stream()
        .filter(session -> session.loop() == loop)
        .forEach(session -> session.close(NORMAL));
  }
}
