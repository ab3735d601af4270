package chat.parley.transport.socketio.engine;

import chat.parley.transport.SessionKeys;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of a server on all its loops, and how one is opened (Engine.IO's handshake). */
final class EngineSessions {
  private static final int FULL = 503;

  private final EngineOptions options;
  private final EngineProgram program;
  private final Map<String, EngineSession> byId = new ConcurrentHashMap<>();
  private final Set<EngineLoop> closed = ConcurrentHashMap.newKeySet();

  EngineSessions(EngineOptions options, EngineProgram program) {
    this.options = options;
    this.program = program;
  }

  Optional<EngineSession> of(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  int size() {
    return byId.size();
  }

  /** Opens one on the loop of the request, or refuses. */
  void open(EngineRequest request, Revision revision, boolean upgrade, HttpExchange exchange) {
    if (byId.size() >= options.connections() || closed.contains(exchange.loop())) {
      exchange.http().response().setStatusCode(FULL).end();
      return;
    }
    EngineVisitors.place(options.traffic().visitors(), request.address(), exchange.http())
        .ifPresent(visitor -> admit(new Handshake(request, revision, upgrade, visitor, exchange)));
  }

  private void admit(Handshake handshake) {
    HttpServerRequest http = handshake.exchange().http().pause();
    program
        .admits(handshake.request())
        .onSuccess(
            admitted ->
                handshake
                    .exchange()
                    .loop()
                    .execute(
                        () -> {
                          http.resume();
                          open(admitted, handshake);
                        }));
  }

  private void open(boolean admitted, Handshake handshake) {
    HttpExchange exchange = handshake.exchange();
    if (!admitted) {
      handshake.visitor().leaves();
      exchange.refuse(EngineError.FORBIDDEN);
    } else if (handshake.upgrade()) {
      WebSocketEndpoint.accept(
          exchange.http(),
          options.maxPayloadBytes(),
          options.traffic(),
          handshake.visitor(),
          socket -> {
            EngineSession session = session(handshake);
            session.begin(socket);
            program.accept(session);
          },
          handshake.visitor()::leaves);
    } else {
      EngineSession session = session(handshake);
      session.begin(exchange);
      program.accept(session);
    }
  }

  private EngineSession session(Handshake handshake) {
    String id = options.sessionPrefix() + SessionKeys.newId();
    EngineSession session = new EngineSession(id, handshake, options, () -> byId.remove(id));
    byId.put(id, session);
    return session;
  }

  /** Ends the sessions of a loop, which opens no more; called there. */
  void close(EngineLoop loop) {
    closed.add(loop);
    List.copyOf(byId.values()).stream()
        .filter(session -> session.loop() == loop)
        .forEach(EngineSession::close);
  }
}
