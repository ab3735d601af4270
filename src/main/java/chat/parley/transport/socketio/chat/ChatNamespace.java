package chat.parley.transport.socketio.chat;

import chat.parley.config.RelayConfig;
import chat.parley.transport.Loop;
import chat.parley.transport.socketio.Admission;
import chat.parley.transport.socketio.ConnectRefused;
import chat.parley.transport.socketio.Entrance;
import chat.parley.transport.socketio.Namespace;
import chat.parley.transport.socketio.Newcomer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The namespace in which the chat is: whoever connects to it has said hello, as a guest or as the
 * session that he was before. Shared by all loops.
 */
public final class ChatNamespace implements Entrance {
  private final Relays relays;
  private final Map<Thread, Loop> loops = new ConcurrentHashMap<>();

  /**
   * @param revision3 whether clients of Socket.IO 1 and 2 come too
   */
  public ChatNamespace(Namespace namespace, List<RelayConfig> relays, boolean revision3) {
    this.relays = new Relays(relays, revision3);
    namespace.entrance(this);
  }

  /** Lets the clients of a loop chat; must be called on it. */
  public void serve(Loop loop) {
    loops.put(Thread.currentThread(), loop);
  }

  @Override
  public Future<Admission> admit(Newcomer newcomer) {
    return Optional.ofNullable(loops.get(Thread.currentThread()))
        .map(loop -> arrive(loop, newcomer))
        .orElseGet(() -> Future.failedFuture(ConnectRefused.forNow("The server is starting")));
  }

  private Future<Admission> arrive(Loop loop, Newcomer newcomer) {
    ChatSocket chat = new ChatSocket(loop, newcomer);
    return new ChatHandshake(
            chat,
            newcomer,
            socket -> socket.onAny(new EventDispatcher(chat, relays, socket.id())::heard))
        .enter();
  }
}
