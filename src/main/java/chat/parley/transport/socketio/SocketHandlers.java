package chat.parley.transport.socketio;

import chat.parley.transport.ProgramCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What a program has asked to hear of one socket. Set anywhere, run on the socket's loop; one that
 * fails keeps no other from being run.
 */
final class SocketHandlers {
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

  /** The client is told when something failed, once. */
  void heard(Socket socket, SocketEvent event) {
    boolean well = run(any, event.name(), event);
    well &= run(byName.getOrDefault(event.name(), List.of()), event.name(), event);
    if (!well) {
      HandlerFailure.tell(socket, event);
    }
  }

  void left(String reason) {
    run(disconnect, "disconnect", reason);
  }

  private static <T> boolean run(List<Consumer<T>> handlers, String event, T told) {
    boolean well = true;
    for (Consumer<T> handler : handlers) {
      well &= ProgramCode.runs(FAILURE, event, () -> handler.accept(told));
    }
    return well;
  }
}
