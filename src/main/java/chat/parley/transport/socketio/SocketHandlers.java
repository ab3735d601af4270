package chat.parley.transport.socketio;

import chat.parley.transport.ProgramCode;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a program has asked to hear of one socket. Set anywhere, run on the socket's loop; one that
 * fails keeps no other from being run.
 */
final class SocketHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(SocketHandlers.class);
  private static final String FAILURE = "A handler of \"{}\" failed";

  private final Map<String, List<Consumer<SocketEvent>>> byName = new ConcurrentHashMap<>(2);
  private volatile List<Consumer<SocketEvent>> any = List.of();
  private volatile List<Consumer<String>> disconnect = List.of();

  void on(String event, Consumer<SocketEvent> handler) {
    byName.merge(event, List.of(handler), (some, more) -> with(some, handler));
  }

  synchronized void onAny(Consumer<SocketEvent> handler) {
    any = with(any, handler);
  }

  synchronized void onDisconnect(Consumer<String> handler) {
    disconnect = with(disconnect, handler);
  }

  private static <T> List<T> with(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return List.copyOf(all);
  }

  /** An event has come, whose answer, if its client waits for one, the socket sends. */
  void heard(Socket socket, Packet packet) {
    heard(socket, event(socket, packet));
  }

  static SocketEvent event(Socket socket, Packet packet) {
    Optional<Consumer<List<Object>>> answer =
        packet.id().isPresent()
            ? Optional.of(arguments -> socket.acknowledge(packet.id().getAsLong(), arguments))
            : Optional.empty();
    return new SocketEvent(packet.list(), answer);
  }

  /** The client is told when something failed, once. */
  private void heard(Socket socket, SocketEvent event) {
    List<Consumer<SocketEvent>> named = byName.getOrDefault(event.name(), List.of());
    Optional<JsonObject> early = run(any, event.name(), event);
    Optional<JsonObject> late = run(named, event.name(), event);
    early.or(() -> late).ifPresent(error -> HandlerFailure.tell(socket, event, error));
  }

  void left(String reason) {
    run(disconnect, "disconnect", reason);
  }

  /** The first failure, if there is any. */
  private static <T> Optional<JsonObject> run(List<Consumer<T>> handlers, String event, T told) {
    Optional<JsonObject> failure = Optional.empty();
    for (Consumer<T> handler : handlers) {
      Optional<JsonObject> one = run(handler, event, told);
      failure = failure.isPresent() ? failure : one;
    }
    return failure;
  }

  /** What it was given by a client, and may not pass on, is no mistake of its own. */
  private static <T> Optional<JsonObject> run(Consumer<T> handler, String event, T told) {
    try {
      handler.accept(told);
      return Optional.empty();
    } catch (EmitRefused refused) {
      LOG.warn(
          "A handler of \"{}\" may not send this: {}",
          ProgramCode.shown(event),
          refused.getMessage());
      return Optional.of(refused.error());
    } catch (Throwable bug) {
      ProgramCode.failed(FAILURE, event, bug);
      return Optional.of(HandlerFailure.internal());
    }
  }
}
