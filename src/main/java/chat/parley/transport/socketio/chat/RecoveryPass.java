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

  /** How far the client has heard each room; what cannot be read is left out. */
  static Map<String, Position> rooms(JsonObject auth) {
    Map<String, Position> rooms = new LinkedHashMap<>();
    if (auth.getValue("offset") instanceof String offset) {
      String[] parts = offset.split(";");
      for (int i = 1; i < parts.length; i++) {
        int equals = parts[i].lastIndexOf('=');
        if (equals > 0 && parts[i].substring(equals + 1).matches("\\d{1,15}")) {
          long pos = Long.parseLong(parts[i].substring(equals + 1));
          rooms.put(parts[i].substring(0, equals), new Position(parts[0], pos));
        }
      }
    }
    return rooms;
  }
}
