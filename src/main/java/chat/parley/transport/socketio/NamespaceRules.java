package chat.parley.transport.socketio;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What the program has said about a namespace, or about all that fit a pattern. */
final class NamespaceRules {
  private final List<Middleware> middleware = new CopyOnWriteArrayList<>();
  private final List<Consumer<Socket>> connections = new CopyOnWriteArrayList<>();
  private volatile Optional<Entrance> entrance = Optional.empty();

  void use(Middleware more) {
    middleware.add(more);
  }

  List<Middleware> middleware() {
    return middleware;
  }

  void onConnection(Consumer<Socket> handler) {
    connections.add(handler);
  }

  List<Consumer<Socket>> connections() {
    return connections;
  }

  void entrance(Entrance way) {
    entrance = Optional.of(way);
  }

  Optional<Entrance> entrance() {
    return entrance;
  }
}
