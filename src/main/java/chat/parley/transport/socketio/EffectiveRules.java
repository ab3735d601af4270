package chat.parley.transport.socketio;

import chat.parley.transport.ProgramCode;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/**
 * Middleware and connection handlers as they hold for one namespace: those of the pattern that
 * covers it, whenever that was added, and then its own.
 */
final class EffectiveRules {
  private final Namespace namespace;
  private final NamespaceRules own;

  EffectiveRules(Namespace namespace, NamespaceRules own) {
    this.namespace = namespace;
    this.own = own;
  }

  private List<NamespaceRules> all() {
    return namespace
        .server()
        .namespaces()
        .pattern(namespace.name())
        .map(pattern -> List.of(pattern.rules(), own))
        .orElseGet(() -> List.of(own));
  }

  /** Asks the middleware, in its order; fails when anything of it does. */
  Future<?> screen(Newcomer newcomer) {
    return Future.succeededFuture().compose(begun -> asked(newcomer));
  }

  private Future<?> asked(Newcomer newcomer) {
    List<Middleware> everything =
        all().stream().flatMap(some -> some.middleware().stream()).toList();
    Future<?> asked = Future.succeededFuture();
    for (Middleware middleware : everything) {
      asked =
          asked.compose(
              before -> ProgramCode.answer("a middleware", () -> middleware.admit(newcomer)));
    }
    return asked;
  }

  /** Whether all that the program does for a new socket went well. */
  boolean opened(Socket socket) {
    boolean well = true;
    for (NamespaceRules some : all()) {
      for (Consumer<Socket> handler : some.connections()) {
        well &=
            ProgramCode.runs(
                "A connection handler of namespace {} failed",
                namespace.name(),
                () -> handler.accept(socket));
      }
    }
    return well;
  }
}
