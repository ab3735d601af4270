package chat.parley.transport.socketio.chat;

import chat.parley.room.Position;
import chat.parley.room.RoomEntry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a socket has heard each of its rooms, and the offset that says so. Used on the socket's
 * loop.
 */
final class Positions {
  /** What no offset is: whoever comes back with it is told that he lacks something. */
  static final String NONE = "-";

  static final int LONGEST_OFFSET = 4_096;

  private final Map<String, Long> rooms = new LinkedHashMap<>(4);
  private String epoch = "";
  private Optional<String> spelled = Optional.empty();

  /** Never empty: a text behind an event would otherwise be taken for the offset. */
  String offset() {
    String offset = spelled.orElseGet(this::spell);
    spelled = Optional.of(offset);
    return offset;
  }

  private String spell() {
    StringBuilder text = new StringBuilder(epoch);
    if (rooms.isEmpty()) {
      text.append(';');
    }
    for (Map.Entry<String, Long> room : rooms.entrySet()) {
      text.append(';').append(room.getKey()).append('=').append(room.getValue());
      if (text.length() > LONGEST_OFFSET) {
        return NONE;
      }
    }
    return text.toString();
  }

  void heard(String room, long pos) {
    put(epoch, room, pos);
  }

  void heard(RoomEntry entry) {
    put(entry.epoch(), entry.room(), entry.pos());
  }

  /** Where a client that is back says that it was. */
  void resumed(String room, Position position) {
    put(position.epoch(), room, position.pos());
  }

  /**
   * The reply to a join: the room is heard to its head, or to the end of a page that does not reach
   * it.
   *
   * @param continued whether the page goes on from an earlier position
   */
  void joined(JsonObject reply, boolean continued) {
    String epoch = reply.getString("epoch");
    String room = reply.getString("room");
    JsonArray entries = reply.getJsonArray("entries");
    if (!continued || !reply.getBoolean("more")) {
      put(epoch, room, reply.getLong("head"));
    } else if (!entries.isEmpty()) {
      put(epoch, room, entries.getJsonObject(entries.size() - 1).getLong("pos"));
    }
  }

  void left(String room) {
    rooms.remove(room);
    spelled = Optional.empty();
  }

  Optional<Position> of(String room) {
    return Optional.ofNullable(rooms.get(room)).map(pos -> new Position(epoch, pos));
  }

  private void put(String epoch, String room, long pos) {
    this.epoch = epoch;
    rooms.put(room, pos);
    spelled = Optional.empty();
  }
}
