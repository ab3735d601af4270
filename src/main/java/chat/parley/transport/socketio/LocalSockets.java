package chat.parley.transport.socketio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The sockets of one namespace on one loop, by id and by room. Touched only by that loop. */
final class LocalSockets {
  private final Map<String, Socket> byId = new LinkedHashMap<>();
  private final Map<String, Set<Socket>> byRoom = new HashMap<>();
  private long wroteUpTo;

  void add(Socket socket) {
    byId.put(socket.id(), socket);
  }

  void remove(Socket socket) {
    if (byId.remove(socket.id(), socket)) {
      socket.rooms().forEach(room -> leave(socket, room));
    }
  }

  void join(Socket socket, String room) {
    if (byId.get(socket.id()) == socket) {
      byRoom.computeIfAbsent(room, name -> new LinkedHashSet<>()).add(socket);
    }
  }

  void leave(Socket socket, String room) {
    byRoom.computeIfPresent(
        room,
        (name, sockets) -> {
          sockets.remove(socket);
          return sockets.isEmpty() ? null : sockets;
        });
  }

  /** Events of the log up to this number have been written to whom they are for. */
  void wroteUpTo(long number) {
    wroteUpTo = number;
  }

  long wroteUpTo() {
    return wroteUpTo;
  }

  /** Does something with each recipient; it may leave meanwhile, but nobody may come. */
  void each(Recipients recipients, Consumer<Socket> action) {
    Collection<Socket> meant = meant(recipients.rooms());
    if (recipients.except().isEmpty()) {
      meant.forEach(action);
    } else {
      Collection<Socket> left = meant(recipients.except());
      meant.forEach(
          socket -> {
            if (!left.contains(socket)) {
              action.accept(socket);
            }
          });
    }
  }

  /** A copy, where the action of {@link #each} may make sockets leave. */
  List<Socket> list(Recipients recipients) {
    List<Socket> list = new ArrayList<>();
    each(recipients, list::add);
    return list;
  }

  private Collection<Socket> meant(Set<String> rooms) {
    if (rooms.isEmpty()) {
      return byId.values();
    }
    if (rooms.size() == 1) {
      String room = rooms.iterator().next();
      Socket alone = byId.get(room);
      Set<Socket> members = byRoom.getOrDefault(room, Set.of());
      if (alone == null || members.isEmpty()) {
        return alone == null ? members : Set.of(alone);
      }
    }
    Set<Socket> union = new LinkedHashSet<>();
    for (String room : rooms) {
      union.addAll(byRoom.getOrDefault(room, Set.of()));
      Socket alone = byId.get(room);
      if (alone != null) {
        union.add(alone);
      }
    }
    return union;
  }
}
