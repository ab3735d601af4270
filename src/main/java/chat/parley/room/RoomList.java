package chat.parley.room;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of rooms as one user sees it: what the store knows, with who is there now. */
final class RoomList {
  static final int LONGEST = 200;

  private final OpenRooms rooms;
  private final Sessions sessions;

  RoomList(OpenRooms rooms, Sessions sessions) {
    this.rooms = rooms;
    this.sessions = sessions;
  }

  Reply with(List<RoomSummary> stored) {
    Map<String, RoomSummary> lines = new HashMap<>();
    stored.forEach(line -> lines.put(line.room(), present(line)));
    rooms
        .all()
        .filter(room -> !DirectRoom.isDirect(room.name()) && room.present() > 0)
        .limit(LONGEST)
        .forEach(room -> lines.computeIfAbsent(room.name(), name -> unspoken(room)));
    return new Reply.Listed(
        lines.values().stream()
            .sorted(Comparator.comparingLong(RoomSummary::ts).reversed())
            .limit(LONGEST)
            .toList());
  }

  private RoomSummary present(RoomSummary line) {
    int members = rooms.ifOpen(line.room()).map(Room::present).orElse(0);
    Optional<User> direct = line.direct().map(this::asNow);
    return new RoomSummary(line.room(), line.head(), line.ts(), members, direct);
  }

  private User asNow(User user) {
    return sessions.ofUser(user.id()).stream().findFirst().map(Session::user).orElse(user);
  }

  private static RoomSummary unspoken(Room room) {
    return new RoomSummary(room.name(), room.head().pos(), 0, room.present(), Optional.empty());
  }
}
