package chat.parley.room;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lost session comes back to all its rooms at once. They go live in one instant, after the last
 * of them has been read: the reply would otherwise be overtaken by the first one's news.
 */
final class Resume {
  private static final int FRESH_PAGE = 50;

  private final Session session;
  private final OpenRooms rooms;
  private final List<Ready> ready = new ArrayList<>();
  private Room.Budget left;

  /** A room whose page is read and that waits for the others. */
  private record Ready(Room room, Joining arrival) {}

  Resume(Session session, OpenRooms rooms, Room.Budget budget) {
    this.session = session;
    this.rooms = rooms;
    this.left = budget;
  }

  Future<Reply> run(Map<String, Position> positions) {
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<String, Position> entry : positions.entrySet()) {
      all = all.compose(before -> prepare(entry.getKey(), entry.getValue()));
    }
    return all.map(done -> enterAll());
  }

  private Future<Void> prepare(String name, Position since) {
    int fresh = Math.max(1, Math.min(left.entries(), FRESH_PAGE));
    return rooms
        .room(name)
        .compose(room -> madeUp(room) ? skip(room) : prepare(room, since, fresh));
  }

  /** A room of two in which nothing was ever said, and nobody is: its other user may not exist. */
  private static boolean madeUp(Room room) {
    return DirectRoom.isDirect(room.name()) && room.head().pos() == 0 && room.idle();
  }

  private Future<Void> skip(Room room) {
    session.rooms().remove(room.name());
    rooms.forgetIdle(room);
    return Future.succeededFuture();
  }

  private Future<Void> prepare(Room room, Position since, int fresh) {
    return room.prepare(session, Optional.of(since), fresh, left)
        .map(
            arrival -> {
              left = left.without(arrival);
              ready.add(new Ready(room, arrival));
              return null;
            });
  }

  private Reply enterAll() {
    return new Reply.Entered(
        ready.stream().map(item -> item.room().admit(item.arrival())).toList());
  }
}
