package chat.parley.transport.socketio;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Namespaces that come into being when a client asks for one whose name fits, and go when empty.
 */
public final class NamespacePattern {
  private static final int MOST_EMPTY = 10_000;

  private final SocketIoServer server;
  private final Predicate<String> fits;
  private final NamespaceRules rules = new NamespaceRules();
  private final Map<String, Namespace> open = new ConcurrentHashMap<>();

  NamespacePattern(SocketIoServer server, Predicate<String> fits) {
    this.server = server;
    this.fits = fits;
  }

  public NamespacePattern use(Middleware middleware) {
    rules.use(middleware);
    return this;
  }

  /** Is given each socket of each of them; {@code socket.namespace()} tells which. */
  public NamespacePattern onConnection(Consumer<Socket> handler) {
    rules.onConnection(handler);
    return this;
  }

  /** To everybody in all of them. */
  public void emit(String event, Object... arguments) {
    List.copyOf(open.values()).forEach(namespace -> namespace.emit(event, arguments));
  }

  /** In one step with {@link #vacated}, so that nobody enters one that has just gone. */
  Optional<Namespace> reserve(String name) {
    return fits.test(name)
        ? Optional.of(open.compute(name, (key, known) -> opened(key, known).reserve()))
        : Optional.empty();
  }

  private Namespace opened(String name, Namespace known) {
    return known == null ? new Namespace(server, name, rules) : known;
  }

  /** Who was lost there may be back, so an empty one stays as long as that is possible. */
  void vacated(Namespace namespace) {
    Optional<Duration> recovery = server.options().recovery();
    if (recovery.isPresent() && open.size() <= MOST_EMPTY) {
      Optional.ofNullable(Vertx.currentContext())
          .ifPresent(
              context ->
                  context.owner().setTimer(recovery.get().toMillis(), timer -> close(namespace)));
    } else {
      close(namespace);
    }
  }

  private void close(Namespace namespace) {
    open.computeIfPresent(
        namespace.name(), (name, known) -> known == namespace && known.isEmpty() ? null : known);
  }
}
