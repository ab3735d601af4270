package chat.parley.room;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rooms that somebody is in or that do something; the others are only in the store. */
final class OpenRooms {
  private final MessageStore store;
  private final EventPublisher publisher;
  private final Timers timers;
  private final RoomRules rules;
  private final Sessions sessions;
  private final Map<String, Room> rooms = new HashMap<>();
  private final Map<String, Future<Room>> loading = new HashMap<>();

  OpenRooms(
      MessageStore store,
      EventPublisher publisher,
      Timers timers,
      RoomRules rules,
      Sessions sessions) {
    this.store = store;
    this.publisher = publisher;
    this.timers = timers;
    this.rules = rules;
    this.sessions = sessions;
  }

  /** The room, opened if it was not. */
  Future<Room> room(String name) {
    Room known = rooms.get(name);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Future<Room> underWay = loading.get(name);
    if (underWay == null) {
      underWay = store.head(name).map(head -> open(name, head));
      loading.put(name, underWay);
      underWay.onComplete(done -> loading.remove(name));
    }
    return underWay.map(loaded -> current(name, loaded));
  }

  private Room open(String name, Head head) {
    Room room =
        new Room(
            name,
            head,
            store,
            publisher,
            timers,
            rules,
            () -> sessions.entitledTo(name),
            () -> ifOpen(name).ifPresent(this::forgetIdle));
    rooms.put(name, room);
    return room;
  }

  /** Whoever waited before may have left the room idle and so forgotten; there must be only one. */
  private Room current(String name, Room loaded) {
    Room known = rooms.putIfAbsent(name, loaded);
    return known == null ? loaded : known;
  }

  Optional<Room> ifOpen(String name) {
    return Optional.ofNullable(rooms.get(name));
  }

  Stream<Room> all() {
    return rooms.values().stream();
  }

  void forgetIdle(Room room) {
    if (room.idle()) {
      rooms.remove(room.name(), room);
    }
  }

  /** Done when every message that was said is stored. */
  Future<Void> quiet() {
    return Future.join(all().map(Room::quiet).toList()).mapEmpty();
  }
}
