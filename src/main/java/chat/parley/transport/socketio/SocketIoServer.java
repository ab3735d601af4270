package chat.parley.transport.socketio;

import chat.parley.transport.OriginPolicy;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.socketio.engine.EngineLoop;
import chat.parley.transport.socketio.engine.EngineServer;
import chat.parley.transport.socketio.engine.EngineSession;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A Socket.IO server: the {@code io} of the tutorials. It handles every request below its path, on
 * any number of event loops at once, and serves the official client library there.
 *
 * @see <a href="https://socket.io/docs/v4/socket-io-protocol/">the protocol</a>
 */
public final class SocketIoServer implements Handler<HttpServerRequest> {
  private final SocketIoOptions options;
  private final OriginPolicy origins;
  private final EngineServer engine;
  private final EventValues values;
  private final VerticleInstances instances = new VerticleInstances();
  private final ServedClient servedClient = new ServedClient();
  private final Namespaces namespaces = new Namespaces(this);
  private final Map<EngineLoop, ClientTimers> timers = new ConcurrentHashMap<>();
  private final AtomicLong acknowledgements = new AtomicLong();

  public SocketIoServer(SocketIoOptions options) {
    this.options = options;
    this.origins = new OriginPolicy(options.origins(), options.hosts());
    this.values = new EventValues(options.mapper());
    this.engine = new EngineServer(options.engine(), origins, this::accept);
    of("/");
  }

  /**
   * Sets what an HTTP server needs for it.
   *
   * @throws IllegalStateException when several instances of one verticle have a server each, whose
   *     clients would not hear each other
   */
  public HttpServerOptions configure(HttpServerOptions http) {
    instances.used();
    return WebSocketEndpoint.configure(http, options.engine().maxPayloadBytes());
  }

  @Override
  public void handle(HttpServerRequest request) {
    instances.used();
    if (options.serveClient() && servedClient.serves(request)) {
      servedClient.handle(request, origins);
    } else {
      engine.handle(request);
    }
  }

  private void accept(EngineSession session) {
    ClientTimers clientTimers =
        timers.computeIfAbsent(session.loop(), loop -> ClientTimers.of(loop, options));
    new Client(this, session, clientTimers).begin();
  }

  /**
   * The namespace of this name, with or without its slash. Where a pattern covers it, the pattern's
   * middleware and handlers come first, whichever of the two was named earlier.
   */
  public Namespace of(String name) {
    return namespaces.named(name.startsWith("/") ? name : "/" + name);
  }

  /** Namespaces whose whole names fit a pattern; of several patterns that fit, the first counts. */
  public NamespacePattern of(Pattern pattern) {
    NamespacePattern added =
        new NamespacePattern(namespaces, name -> pattern.matcher(name).matches());
    namespaces.add(added);
    return added;
  }

  Namespaces namespaces() {
    return namespaces;
  }

  /** As {@link Namespace#use}, of the namespace {@code /}. */
  public SocketIoServer use(Middleware middleware) {
    of("/").use(middleware);
    return this;
  }

  /** Handlers are about to be set. */
  void handled() {
    instances.handled();
  }

  /** As {@link Namespace#onConnection}, of the namespace {@code /}. */
  public SocketIoServer onConnection(Consumer<Socket> handler) {
    of("/").onConnection(handler);
    return this;
  }

  /** As {@link Broadcast#emit}, to everybody in the namespace {@code /}. */
  public void emit(String event, Object... arguments) {
    of("/").emit(event, arguments);
  }

  /** To those of the namespace {@code /} who are in any of these rooms. */
  public Broadcast to(String... rooms) {
    return of("/").to(rooms);
  }

  /** To those of the namespace {@code /} who are in none of these rooms. */
  public Broadcast except(String... rooms) {
    return of("/").except(rooms);
  }

  /** How many clients are connected, on all loops. */
  public int clients() {
    return engine.sessions();
  }

  /** Closes the connections of the event loop that calls; their clients come back by themselves. */
  public void close() {
    engine.close();
  }

  SocketIoOptions options() {
    return options;
  }

  /** What programs emit. */
  EventValues values() {
    return values;
  }

  /** 128 random bits. */
  String newId() {
    return SessionKeys.newId();
  }

  long nextAcknowledgement() {
    return acknowledgements.getAndIncrement();
  }

  /**
   * Completes on the context of whoever asks.
   *
   * @param event that waits for it
   */
  <T> Answer<T> answer(String event) {
    return new Answer<>(event, promise());
  }

  /** Completes on the context of whoever asks; if he has none, on one of the loops. */
  <T> Promise<T> promise() {
    return Vertx.currentContext() instanceof ContextInternal context
        ? context.promise()
        : timers.keySet().stream()
            .findFirst()
            .<Promise<T>>map(EngineLoop::promise)
            .orElseGet(Promise::promise);
  }
}
