package chat.parley.room;

import chat.parley.access.User;
import chat.parley.protocol.Reply;
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
  private final ClusterView cluster;

  RoomList(OpenRooms rooms, Sessions sessions, ClusterView cluster) {
    this.rooms = rooms;
    this.sessions = sessions;
    this.cluster = cluster;
  }

  Reply with(List<RoomSummary> stored) {
    Map<String, RoomSummary> lines = new HashMap<>();
    stored.forEach(line -> lines.put(line.room(), present(line)));
    rooms
        .all()
        .filter(room -> !DirectRoom.isDirect(room.name()) && room.present() > 0)
        .limit(LONGEST)
        .forEach(room -> lines.computeIfAbsent(room.name(), name -> unspoken(room)));
    cluster
        .inhabited()
        .filter(name -> !DirectRoom.isDirect(name))
        .limit(LONGEST)
        .forEach(name -> lines.computeIfAbsent(name, this::elsewhere));
    return new RoomReply.Listed(
        lines.values().stream()
            .sorted(Comparator.comparingLong(RoomSummary::ts).reversed())
            .limit(LONGEST)
            .toList());
  }

  private RoomSummary present(RoomSummary line) {
    int members = members(line.room());
    Optional<User> direct = line.direct().map(this::asNow);
    return new RoomSummary(line.room(), line.head(), line.ts(), members, direct);
  }

  private int members(String name) {
    return rooms.ifOpen(name).map(Room::present).orElseGet(() -> cluster.count(name));
  }

  private User asNow(User user) {
    return sessions.ofUser(user.id()).stream()
        .findFirst()
        .map(Session::user)
        .or(() -> cluster.user(user.id()))
        .orElse(user);
  }

  /** Somebody is in it on another node, and nothing was ever said. */
  private RoomSummary elsewhere(String name) {
    return new RoomSummary(name, 0, 0, cluster.count(name), Optional.empty());
  }

  private static RoomSummary unspoken(Room room) {
    return new RoomSummary(room.name(), room.head(), 0, room.present(), Optional.empty());
  }
}
