package chat.parley.transport.socketio;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms of one socket. Read and asked anywhere, changed on the socket's loop. */
final class SocketRooms {
  private final Socket socket;
  private final Set<String> names = ConcurrentHashMap.newKeySet(2);

  /**
   * @param names in which it is from the start
   */
  SocketRooms(Socket socket, Set<String> names) {
    this.socket = socket;
    this.names.addAll(names);
  }

  Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  Future<Void> join(List<String> more) {
    return here(() -> more.forEach(this::enter));
  }

  private void enter(String room) {
    if (socket.connected() && names.add(room)) {
      local().join(socket, room);
    }
  }

  Future<Void> leave(List<String> some) {
    return here(() -> some.forEach(this::exit));
  }

  private void exit(String room) {
    if (names.remove(room)) {
      local().leave(socket, room);
    }
  }

  private LocalSockets local() {
    return socket.namespace().local(socket.loop());
  }

  private Future<Void> here(Runnable action) {
    Promise<Void> done = socket.namespace().server().promise();
    socket
        .loop()
        .execute(
            () -> {
              action.run();
              done.complete();
            });
    return done.future();
  }
}
