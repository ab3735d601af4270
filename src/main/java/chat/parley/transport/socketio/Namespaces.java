package chat.parley.transport.socketio;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The namespaces of one server: those that the program has named, which stay, and those that
 * clients have opened by a pattern, which go when empty. Used from anywhere.
 */
final class Namespaces {
  private static final int MOST_EMPTY = 10_000;

  private final SocketIoServer server;
  private final Map<String, Namespace> byName = new ConcurrentHashMap<>();
  private final List<NamespacePattern> patterns = new CopyOnWriteArrayList<>();

  Namespaces(SocketIoServer server) {
    this.server = server;
  }

  SocketIoServer server() {
    return server;
  }

  void add(NamespacePattern pattern) {
    patterns.add(pattern);
  }

  /**
   * The program may hold it for ever, so that it is the one of its name for ever.
   *
   * @throws IllegalArgumentException for a name that no packet can bear
   */
  Namespace named(String name) {
    if (!PacketRules.named(name)) {
      throw new IllegalArgumentException("\"" + name + "\" cannot be the name of a namespace");
    }
    return byName.compute(name, (key, known) -> orNew(key, known).keep());
  }

  /**
   * In one step with {@link #vacated}, so that nobody enters one that has just gone. Whoever gets
   * it releases it when he leaves, or does not come after all.
   *
   * @throws ConnectRefused when there is none of this name
   */
  Namespace reserve(String name) {
    try {
      return Optional.ofNullable(byName.compute(name, this::reserved))
          .orElseThrow(() -> new ConnectRefused("Invalid namespace"));
    } catch (StackOverflowError tooLong) {
      // regular expressions are recursive, and strangers choose the name
      throw ConnectRefused.told(name, tooLong);
    }
  }

  private Namespace reserved(String name, Namespace known) {
    return known != null || pattern(name).isPresent() ? orNew(name, known).reserve() : null;
  }

  private Namespace orNew(String name, Namespace known) {
    return known == null ? new Namespace(server, name) : known;
  }

  /** Of several that cover a name, the one that was added first. */
  Optional<NamespacePattern> pattern(String name) {
    return patterns.stream().filter(pattern -> pattern.covers(name)).findFirst();
  }

  List<Namespace> of(NamespacePattern pattern) {
    return byName.values().stream()
        .filter(namespace -> pattern(namespace.name()).filter(pattern::equals).isPresent())
        .toList();
  }

  /** Who was lost there may be back, so an empty one stays as long as that is possible. */
  void vacated(Namespace namespace) {
    Optional<Duration> recovery = server.options().recovery();
    if (recovery.isPresent() && byName.size() <= MOST_EMPTY) {
      Optional.ofNullable(Vertx.currentContext())
          .ifPresent(
              context ->
                  context.owner().setTimer(recovery.get().toMillis(), timer -> close(namespace)));
    } else {
      close(namespace);
    }
  }

  private void close(Namespace namespace) {
    byName.computeIfPresent(
        namespace.name(), (name, known) -> known == namespace && known.unused() ? null : known);
  }
}
