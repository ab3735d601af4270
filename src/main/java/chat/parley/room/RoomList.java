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

  private final Rooms rooms;
  private final ClusterView cluster;

  RoomList(Rooms rooms) {
    this.rooms = rooms;
    this.cluster = rooms.around().cluster();
  }

  Reply with(List<RoomSummary> stored) {
    Map<String, RoomSummary> lines = new HashMap<>();
    stored.forEach(line -> lines.put(line.room(), present(line)));
    rooms
        .open()
        .all()
        .filter(room -> !DirectRoom.isDirect(room.name()) && room.present() > 0)
        .limit(LONGEST)
        .forEach(room -> lines.computeIfAbsent(room.name(), name -> unspoken(room)));
    cluster
        .inhabited()
        .filter(name -> !DirectRoom.isDirect(name) && Names.room(name).isPresent())
        .limit(LONGEST)
        .forEach(name -> lines.computeIfAbsent(name, this::elsewhere));
    return new RoomReply.Listed(
        lines.values().stream()
            .sorted(Comparator.comparingLong(RoomSummary::ts).reversed())
            .limit(LONGEST)
            .toList());
  }

  private RoomSummary present(RoomSummary line) {
    int members = rooms.present(line.room());
    Optional<User> direct = line.direct().map(rooms::asNow);
    return new RoomSummary(line.room(), line.head(), line.ts(), members, direct);
  }

  /** Somebody is in it on another node, and nothing was ever said. */
  private RoomSummary elsewhere(String name) {
    return new RoomSummary(name, 0, 0, cluster.count(name), Optional.empty());
  }

  private static RoomSummary unspoken(Room room) {
    return new RoomSummary(room.name(), room.head(), 0, room.present(), Optional.empty());
  }
}
