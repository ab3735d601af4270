package chat.parley.room;

import chat.parley.log.LogEnvironment;
import chat.parley.log.OpenLogs;
import chat.parley.log.Outcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rooms that somebody is in or that do something; the others are only in the store. */
public final class OpenRooms {
  private final Surroundings around;
  private final Sessions sessions;
  private final LogEnvironment<RoomDraft, RoomEntry> logs;
  private final OpenLogs<RoomEntry, Room> rooms = new OpenLogs<>(this::opened, this::forgotten);
  private final DirectHeads directHeads = new DirectHeads();
  private final LastTold lastTold;
  private final RoomPaces paces;
  private Consumer<List<RoomEntry>> told = entries -> {};

  OpenRooms(Surroundings around, Sessions sessions) {
    this.around = around;
    this.sessions = sessions;
    this.logs = around.logs();
    this.lastTold = new LastTold(around, directHeads);
    this.paces = new RoomPaces(around, rooms::isOpen);
  }

  /**
   * @param told hears of all entries that rooms announce here, from now on
   */
  public void tell(Consumer<List<RoomEntry>> told) {
    this.told = this.told.andThen(told);
  }

  /** The room, opened if it was not; then all has been announced that the store had just now. */
  public Future<Room> room(String name) {
    return rooms.open(name, () -> LogEnvironment.inTime(around.store().head(name)));
  }

  /** The room, opened if it was not, for the log is known to go so far at least. */
  Future<Room> room(String name, long stored) {
    return rooms.open(name, () -> Future.succeededFuture(stored));
  }

  /**
   * How far the logs of many rooms go, in one query; rooms in which nothing was said are left out.
   */
  Future<Map<String, Long>> heads(Set<String> names) {
    return names.isEmpty() ? Future.succeededFuture(Map.of()) : heads(names, Long.MAX_VALUE);
  }

  private Future<Map<String, Long>> heads(Set<String> names, long directSince) {
    return LogEnvironment.inTime(around.store().heads(names, directSince));
  }

  /**
   * The store's head alone would count as told what somebody here still has to hear: it may have
   * been stored on another node a moment ago.
   */
  private Future<Room> opened(String name, long stored) {
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
  private boolean awaited(String name) {
    return !around.peers().alone()
        && sessions.entitledTo(name).stream().anyMatch(session -> !session.rooms().contains(name));
  }

  private Room roomAt(String name, long head) {
    return rooms.keep(
        name,
        () ->
            new Room(
                name,
                head,
                around,
                logs,
                paces.of(name),
                () -> sessions.entitledTo(name),
                entries -> told.accept(entries),
                () -> ifOpen(name).ifPresent(this::forgetIdle)));
  }

  public Optional<Room> ifOpen(String name) {
    return rooms.ifOpen(name);
  }

  Stream<Room> all() {
    return rooms.all();
  }

  int count() {
    return rooms.count();
  }

  /** To a room that is opened for this, if it was not. */
  public Future<Outcome<RoomEntry>> append(String name, RoomDraft draft) {
    return room(name).compose(room -> room.append(draft).onComplete(done -> forgetIdle(room)));
  }

  public void forgetIdle(Room room) {
    rooms.forgetIdle(room);
  }

  private void forgotten(Room room) {
    paces.left(room.name());
    if (!around.peers().alone()) {
      directHeads.left(room.name(), room.head());
    }
  }

  /** For people who have not opened the room they are news, and so may be what was before. */
  void learn(String name, List<RoomEntry> entries) {
    if (rooms.isOpen(name) || !sessions.entitledTo(name).isEmpty()) {
      rooms.learn(name, entries);
    }
  }

  /**
   * Asks the store how far the logs go of all rooms that somebody hears here, and of rooms of two.
   *
   * @param directSince those that were spoken in since then
   */
  Future<Void> compare(long directSince) {
    return heads(rooms.heard(), directSince)
        .compose(
            heads ->
                rooms
                    .reach(heads, this::missed)
                    .onSuccess(told -> directHeads.remember(heads, directSince)));
  }

  /** The same for rooms that nobody heard here until now. */
  Future<Void> compare(Set<String> names) {
    return heads(names, Long.MAX_VALUE).compose(heads -> rooms.reach(heads, this::missed));
  }

  /** A hint got lost about a room of two that a user of this node has not opened. */
  private boolean missed(String name, long head) {
    return awaited(name) && directHeads.isNews(name, head);
  }

  /** The store holds other logs now. */
  void continueAt(Map<String, Long> heads) {
    rooms.continueAt(heads);
    directHeads.clear();
  }

  /** Done when every message that was said is stored. */
  Future<Void> quiet() {
    return rooms.quiet();
  }
}
