package chat.parley.room;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rooms that somebody is in or that do something; the others are only in the store. */
final class OpenRooms {
  private final Surroundings around;
  private final Sessions sessions;
  private final Map<String, Room> rooms = new HashMap<>();
  private final Map<String, Future<Room>> loading = new HashMap<>();
  private final DirectHeads directHeads = new DirectHeads();
  private final LastTold lastTold;
  private final RoomPaces paces;

  OpenRooms(Surroundings around, Sessions sessions) {
    this.around = around;
    this.sessions = sessions;
    this.lastTold = new LastTold(around, directHeads);
    this.paces = new RoomPaces(around, rooms::containsKey);
  }

  /** The room, opened if it was not; then all has been announced that the store had just now. */
  Future<Room> room(String name) {
    return opening(name, () -> around.inTime(around.store().head(name)));
  }

  /** The room, opened if it was not, for the log is known to go so far at least. */
  Future<Room> room(String name, Head stored) {
    return opening(name, () -> Future.succeededFuture(stored));
  }

  private Future<Room> opening(String name, Supplier<Future<Head>> stored) {
    Room known = rooms.get(name);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Future<Room> underWay = loading.get(name);
    if (underWay == null) {
      underWay = stored.get().compose(head -> opened(name, head));
      loading.put(name, underWay);
      underWay.onComplete(done -> loading.remove(name));
    }
    return underWay.map(loaded -> current(name, loaded));
  }

  /**
   * How far the logs of many rooms go, in one query; rooms in which nothing was said are left out.
   */
  Future<Map<String, Head>> heads(Set<String> names) {
    return names.isEmpty()
        ? Future.succeededFuture(Map.of())
        : around.inTime(around.store().heads(names, Long.MAX_VALUE));
  }

  /**
   * The store's head alone would count as told what somebody here still has to hear: it may have
   * been stored on another node a moment ago.
   */
  private Future<Room> opened(String name, Head stored) {
    if (!awaited(name)) {
      return Future.succeededFuture(roomAt(name, stored));
    }
    return lastTold
        .in(name, stored)
        .compose(
            told -> {
              Room room = roomAt(name, told);
              return room.reach(stored).map(room);
            });
  }

  /** Whether somebody who has not opened this room of two would hear it all the same. */
  boolean awaited(String name) {
    return !around.peers().alone()
        && sessions.entitledTo(name).stream().anyMatch(session -> !session.rooms().contains(name));
  }

  private Room roomAt(String name, Head head) {
    return rooms.computeIfAbsent(name, unknown -> open(name, head));
  }

  private Room open(String name, Head head) {
    return new Room(
        name,
        head,
        around,
        paces.of(name),
        () -> sessions.entitledTo(name),
        () -> ifOpen(name).ifPresent(this::forgetIdle));
  }

  /** Whoever waited before may have left the room idle and so forgotten; there must be only one. */
  private Room current(String name, Room loaded) {
    Room known = rooms.putIfAbsent(name, loaded);
    return known == null ? loaded : known;
  }

  Optional<Room> ifOpen(String name) {
    return Optional.ofNullable(rooms.get(name));
  }

  DirectHeads directHeads() {
    return directHeads;
  }

  Stream<Room> all() {
    return rooms.values().stream();
  }

  int count() {
    return rooms.size();
  }

  void forgetIdle(Room room) {
    if (!room.idle() || !rooms.remove(room.name(), room)) {
      return;
    }
    paces.left(room.name());
    if (!around.peers().alone()) {
      directHeads.left(room.name(), room.head());
    }
  }

  /** Done when every message that was said is stored. */
  Future<Void> quiet() {
    return Future.join(all().map(Room::quiet).toList()).mapEmpty();
  }
}
