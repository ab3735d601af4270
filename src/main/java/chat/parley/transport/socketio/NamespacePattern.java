package chat.parley.transport.socketio;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All namespaces whose names fit, whether the program has named them or clients have asked for
 * them. What is said here holds for each of them, and comes before what is said of one alone.
 */
public final class NamespacePattern {
  private final Namespaces namespaces;
  private final Predicate<String> fits;
  private final NamespaceRules rules = new NamespaceRules();

  NamespacePattern(Namespaces namespaces, Predicate<String> fits) {
    this.namespaces = namespaces;
    this.fits = fits;
  }

  public NamespacePattern use(Middleware middleware) {
    rules.use(middleware);
    return this;
  }

  /** Is given each socket of each of them; {@code socket.namespace()} tells which. */
  public NamespacePattern onConnection(Consumer<Socket> handler) {
    namespaces.server().handled();
    rules.onConnection(handler);
    return this;
  }

  /** To everybody in all of them. */
  public void emit(String event, Object... arguments) {
    namespaces.of(this).forEach(namespace -> namespace.emit(event, arguments));
  }

  boolean covers(String name) {
    return fits.test(name);
  }

  NamespaceRules rules() {
    return rules;
  }
}
