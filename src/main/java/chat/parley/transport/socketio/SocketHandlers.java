package chat.parley.transport.socketio;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a program has asked to hear of one socket. Set anywhere, run on the socket's loop. */
final class SocketHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

  private final Map<String, Consumer<SocketEvent>> byName = new ConcurrentHashMap<>(2);
  private volatile Consumer<SocketEvent> any = event -> {};
  private volatile Consumer<String> disconnect = reason -> {};

  void on(String event, Consumer<SocketEvent> handler) {
    byName.merge(event, handler, Consumer::andThen);
  }

  synchronized void onAny(Consumer<SocketEvent> handler) {
    any = any.andThen(handler);
  }

  synchronized void onDisconnect(Consumer<String> handler) {
    disconnect = disconnect.andThen(handler);
  }

  void heard(SocketEvent event) {
    guarded(event.name(), () -> any.accept(event));
    Optional.ofNullable(byName.get(event.name()))
        .ifPresent(handler -> guarded(event.name(), () -> handler.accept(event)));
  }

  void left(String reason) {
    guarded("disconnect", () -> disconnect.accept(reason));
  }

  /** A handler that fails is the program's bug, and nobody else's harm. */
  private static void guarded(String event, Runnable handler) {
    try {
      handler.run();
    } catch (RuntimeException bug) {
      LOG.error("A handler of \"{}\" failed", event, bug);
    }
  }
}
