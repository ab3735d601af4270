package chat.parley.transport.socketio.chat;

import chat.parley.room.Position;
import chat.parley.transport.SessionKeys;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client's library sends by itself to come back: {@code pid}, which is {@code
 * <session>.<key>~<anything>}, and the {@code offset} that it heard last, which is {@code
 * <epoch>;<room>=<pos>;…}. Both are resume data of chat.v1, so that nobody here has to remember
 * them: recovery knows no limit of time, and no node.
 */
record RecoveryPass(String text, String session, String key) {

  /**
   * Differs from the earlier one of the same session, which tells the client that it lacks
   * something.
   */
  static RecoveryPass fresh(String session, String key) {
    return new RecoveryPass(
        session + "." + key + "~" + SessionKeys.newId().substring(0, 8), session, key);
  }

  static Optional<RecoveryPass> read(JsonObject auth) {
    if (!(auth.getValue("pid") instanceof String text)) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    int tilde = text.lastIndexOf('~');
    return dot > 0 && tilde > dot
        ? Optional.of(
            new RecoveryPass(text, text.substring(0, dot), text.substring(dot + 1, tilde)))
        : Optional.empty();
  }

  /**
   * How far the client has heard each room; nothing when its offset is none. A client that has
   * heard no event at all has no rooms.
   */
  static Optional<Map<String, Position>> rooms(JsonObject auth) {
    Object offset = auth.getValue("offset");
    if (offset == null) {
      return Optional.of(Map.of());
    }
    return offset instanceof String text && text.length() <= Positions.LONGEST_OFFSET
        ? positions(text)
        : Optional.empty();
  }

  private static Optional<Map<String, Position>> positions(String offset) {
    Map<String, Position> rooms = new LinkedHashMap<>();
    String[] parts = offset.split(";");
    if (offset.indexOf(';') < 0) {
      return Optional.empty();
    }
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].lastIndexOf('=');
      if (equals <= 0 || !parts[i].substring(equals + 1).matches("\\d{1,15}")) {
        return Optional.empty();
      }
      long pos = Long.parseLong(parts[i].substring(equals + 1));
      rooms.put(parts[i].substring(0, equals), new Position(parts[0], pos));
    }
    return Optional.of(rooms);
  }
}
