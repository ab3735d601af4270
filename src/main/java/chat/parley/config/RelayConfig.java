package chat.parley.config;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One item of {@code socketio.relays}: what an event means that a Socket.IO client emits and that
 * is no op of chat.v1.
 *
 * @param on the name of the event
 * @param to {@code everyone}, {@code others}, {@code sender}, or {@code room:…}, {@code user:…} or
 *     {@code session:…}, in which {@code {a|b}} stands for the first of these fields that the
 *     event's first argument has
 * @param as the name under which it is heard
 */
public record RelayConfig(String on, String to, String as) {
  private static final Pattern TARGET =
      Pattern.compile("everyone|others|sender|(room|user|session):.+");
  private static final int NAME_CHARACTERS = 64;

  /** An unchanged page of the Socket.IO tutorials works with these. */
  static final List<RelayConfig> TUTORIALS =
      List.of(
          new RelayConfig("chat message", "everyone", "chat message"),
          new RelayConfig("message", "everyone", "message"),
          new RelayConfig("chat", "sender", "client"),
          new RelayConfig("sendOne", "session:{toKey|id}", "toOne"));

  static RelayConfig read(JsonObject json) {
    for (String field : json.fieldNames()) {
      if (!List.of("on", "to", "as").contains(field) || !(json.getValue(field) instanceof String)) {
        throw wrong("has the texts on, to and as, not " + json.encode());
      }
    }
    String on = json.getString("on", "");
    String to = json.getString("to", "");
    String as = json.getString("as", on);
    if (on.isEmpty() || as.isEmpty() || Math.max(on.length(), as.length()) > NAME_CHARACTERS) {
      throw wrong("names an event with 1 to 64 characters in on, not " + json.encode());
    }
    if (!TARGET.matcher(to).matches()) {
      throw wrong(
          "goes to everyone, others, sender, room:…, user:… or session:…, not to \"" + to + "\"");
    }
    return new RelayConfig(on, to, as);
  }

  private static ConfigException wrong(String what) {
    return new ConfigException("each of socketio.relays " + what);
  }
}
