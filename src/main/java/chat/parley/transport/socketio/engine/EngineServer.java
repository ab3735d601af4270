package chat.parley.transport.socketio.engine;

import chat.parley.transport.OriginPolicy;
import chat.parley.transport.websocket.FrameSocket;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Engine.IO at some path: gets every request of it, polling and upgrades, and gives sessions. One
 * serves all loops of a node: a request may come on another loop than its session's.
 *
 * @see <a href="https://socket.io/docs/v4/engine-io-protocol/">the protocol</a>
 */
public final class EngineServer implements Handler<HttpServerRequest> {
  private final EngineOptions options;
  private final OriginPolicy origins;
  private final EngineProgram program;
  private final Map<Thread, EngineLoop> loops = new ConcurrentHashMap<>();
  private final EngineSessions sessions;

  /**
   * @param accepted gets each new session on its own loop, and sets its listener at once
   */
  public EngineServer(
      EngineOptions options, OriginPolicy origins, Consumer<EngineSession> accepted) {
    this.options = options;
    this.origins = origins;
    this.program = new EngineProgram(options, accepted);
    this.sessions = new EngineSessions(options, program);
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
    HttpExchange exchange = new HttpExchange(http, loop());
    if (!origins.admits(http)) {
      exchange.refuse(EngineError.FORBIDDEN);
    } else if (http.method() == HttpMethod.OPTIONS) {
      origins.preflight(http);
    } else {
      EngineRequest request = exchange.request();
      headers(request, exchange);
      checked(request, exchange);
    }
  }

  private void headers(EngineRequest request, HttpExchange exchange) {
    HttpServerRequest http = exchange.http();
    origins.tell(http);
    http.response()
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("x-content-type-options", "nosniff");
    program.headers(request, exchange);
  }

  private void checked(EngineRequest request, HttpExchange exchange) {
    Map<String, String> query = request.query();
    String transport = query.getOrDefault("transport", "");
    Optional<Revision> revision = revision(query.getOrDefault("EIO", ""));
    boolean upgrade = exchange.http().canUpgradeToWebSocket();
    if (!options.transports().contains(transport)) {
      exchange.refuse(EngineError.UNKNOWN_TRANSPORT);
    } else if (revision.isEmpty()) {
      exchange.refuse(EngineError.UNSUPPORTED_VERSION);
    } else if (query.containsKey("sid")) {
      sessions
          .of(query.get("sid"))
          .filter(session -> answersTo(session, revision.get(), request))
          .ifPresentOrElse(
              session -> known(session, transport, upgrade, exchange),
              () -> exchange.refuse(EngineError.UNKNOWN_SESSION));
    } else if (exchange.http().method() != HttpMethod.GET) {
      exchange.refuse(EngineError.BAD_HANDSHAKE_METHOD);
    } else if (transport.equals("websocket") != upgrade) {
      exchange.refuse(EngineError.BAD_REQUEST);
    } else {
      sessions.open(request, revision.get(), upgrade, exchange);
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
  private static boolean answersTo(
      EngineSession session, Revision revision, EngineRequest request) {
    return session.revision() == revision
        && (revision == Revision.V4 || session.request().address().equals(request.address()));
  }

  private void known(
      EngineSession session, String transport, boolean upgrade, HttpExchange exchange) {
    if (!session.visitor().frame()) {
      exchange.refuse(EngineError.BAD_REQUEST);
      session.loop().execute(() -> session.end(CloseReason.flood()));
    } else if (transport.equals("websocket") && upgrade) {
      WebSocketEndpoint.accept(
          exchange.http(),
          options.maxPayloadBytes(),
          options.traffic(),
          session.visitor(),
          socket -> {
            FrameSocket reached = reach(socket, exchange.loop(), session.loop());
            session.loop().execute(() -> session.upgrade(reached));
          },
          () -> {});
    } else if (!transport.equals("polling") || upgrade) {
      exchange.refuse(EngineError.BAD_REQUEST);
    } else if (exchange.http().method() == HttpMethod.GET) {
      exchange
          .http()
          .response()
          .closeHandler(
              closed -> session.loop().execute(() -> session.requests().pollAbandoned(exchange)));
      session.loop().execute(() -> session.requests().poll(exchange));
    } else if (exchange.http().method() == HttpMethod.POST) {
      new PostedBody(session, exchange).read();
    } else {
      exchange.refuse(EngineError.BAD_REQUEST);
    }
  }

  private FrameSocket reach(StrictWebSocket socket, EngineLoop there, EngineLoop here) {
    return there == here
        ? socket
        : new CrossLoopSocket(socket, there, here, options.traffic().receiving().budget());
  }

  /** Ends the sessions of the calling loop, which opens no more. */
  public void close() {
    sessions.close(loop());
  }
}
