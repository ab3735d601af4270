package chat.parley.room;

import chat.parley.protocol.Reply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lost session comes back to all its rooms at once. They go live in one instant, after the last
 * of them has been read: the reply would otherwise be overtaken by the first one's news.
 */
final class Resume {
  private static final Future<Void> NOTHING = Future.succeededFuture();
  private static final int FRESH_PAGE = 50;
  private static final int MEMBER_BYTES = 80;

  private final Session session;
  private final OpenRooms rooms;
  private final List<Room> held = new ArrayList<>();
  private final List<Ready> ready = new ArrayList<>();
  private ReplyBudget left;
  private boolean over;

  /** A room whose page is read and that waits for the others. */
  private record Ready(Room room, Joining arrival) {}

  Resume(Session session, OpenRooms rooms, ReplyBudget budget) {
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

  private Future<Void> prepareAll(Map<String, Position> positions, Map<String, Long> heads) {
    Map<String, Future<Optional<Room>>> opening = new LinkedHashMap<>();
    for (String name : positions.keySet()) {
      opening.put(name, rooms.room(name, stored(name, heads)).map(this::held));
    }
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<String, Future<Optional<Room>>> entry : opening.entrySet()) {
      Position since = positions.get(entry.getKey());
      long stored = stored(entry.getKey(), heads);
      all =
          all.compose(before -> entry.getValue())
              .compose(room -> room.map(open -> prepare(open, since, stored)).orElse(NOTHING));
    }
    return all.onComplete(done -> releaseAll());
  }

  private void releaseAll() {
    over = true;
    held.forEach(room -> room.joins().release());
  }

  private static long stored(String name, Map<String, Long> heads) {
    return heads.getOrDefault(name, 0L);
  }

  /** Held from the turn in which it is open, so that it does not go on without us. */
  private Optional<Room> held(Room room) {
    if (madeUp(room)) {
      session.rooms().remove(room.name());
      rooms.forgetIdle(room);
      return Optional.empty();
    }
    if (over) {
      return Optional.empty();
    }
    room.joins().hold();
    held.add(room);
    return Optional.of(room);
  }

  /** A room of two in which nothing was ever said, and nobody is: its other user may not exist. */
  private static boolean madeUp(Room room) {
    return DirectRoom.isDirect(room.name()) && room.head() == 0 && room.idle();
  }

  private Future<Void> prepare(Room room, Position since, long stored) {
    int fresh = left.spent() ? 0 : Math.min(left.entries(), FRESH_PAGE);
    return room.joins()
        .prepare(session, since, fresh, left, stored)
        .map(
            arrival -> {
              left = left.without(arrival);
              ready.add(new Ready(room, arrival));
              return null;
            });
  }

  /** Who is there is told as far as the reply has room for it. */
  private Reply enterAll() {
    List<RoomReply.Joined> entered = new ArrayList<>();
    for (Ready item : ready) {
      int shown = Math.max(0, left.bytes() / MEMBER_BYTES);
      RoomReply.Joined joined = item.room().joins().admit(item.arrival(), shown);
      left = left.without(MEMBER_BYTES * joined.members().present().size());
      entered.add(joined);
    }
    return new RoomReply.Entered(session.user(), entered);
  }
}
