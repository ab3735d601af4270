package chat.parley.room;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lost session comes back to all its rooms at once. They go live in one instant, after the last
 * of them has been read: the reply would otherwise be overtaken by the first one's news.
 */
final class Resume {
  private static final int FRESH_PAGE = 50;
  private static final int MEMBER_BYTES = 80;

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
    return rooms
        .heads(positions.keySet())
        .compose(heads -> prepareAll(positions, heads))
        .map(done -> enterAll());
  }

  /** All are held in one turn with the answer of the store, so that none goes on without us. */
  private Future<Void> prepareAll(Map<String, Position> positions, Map<String, Head> heads) {
    Map<Room, Position> held = new LinkedHashMap<>();
    positions.forEach(
        (name, since) -> {
          Room room = rooms.roomAt(name, heads.getOrDefault(name, Head.EMPTY));
          if (madeUp(room)) {
            skip(room);
          } else {
            room.hold();
            held.put(room, since);
          }
        });
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<Room, Position> entry : held.entrySet()) {
      Room room = entry.getKey();
      Head stored = heads.getOrDefault(room.name(), Head.EMPTY);
      all = all.compose(before -> prepare(room, entry.getValue(), stored));
    }
    return all.onComplete(done -> held.keySet().forEach(Room::release));
  }

  /** A room of two in which nothing was ever said, and nobody is: its other user may not exist. */
  private static boolean madeUp(Room room) {
    return DirectRoom.isDirect(room.name()) && room.head().pos() == 0 && room.idle();
  }

  private void skip(Room room) {
    session.rooms().remove(room.name());
    rooms.forgetIdle(room);
  }

  private Future<Void> prepare(Room room, Position since, Head stored) {
    int fresh = left.spent() ? 0 : Math.min(left.entries(), FRESH_PAGE);
    return room.prepare(session, since, fresh, left, stored)
        .map(
            arrival -> {
              left = left.without(arrival);
              ready.add(new Ready(room, arrival));
              return null;
            });
  }

  /** Who is there is told as far as the reply has room for it. */
  private Reply enterAll() {
    List<Reply.Joined> entered = new ArrayList<>();
    for (Ready item : ready) {
      int shown = Math.max(0, left.bytes() / MEMBER_BYTES);
      Reply.Joined joined = item.room().admit(item.arrival(), shown);
      left = left.without(MEMBER_BYTES * joined.members().present().size());
      entered.add(joined);
    }
    return new Reply.Entered(entered);
  }
}
