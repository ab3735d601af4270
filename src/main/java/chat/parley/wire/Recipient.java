package chat.parley.wire;

import chat.parley.message.Target;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** For whom a message or a named event is: {@code room:x}, {@code user:y}, … */
enum Recipient implements FieldType<Target> {
  /** Of a message. */
  MESSAGE("`room:…`, `user:…` or `session:…`", "^(room|user|session):.+$"),

  /** Of a named event. */
  EVENT("`room:…`, `user:…`, `session:…` or `everyone`", "^((room|user|session):.+|everyone)$");

  private static final String EVERYONE = "everyone";
  private static final Text ID = new Text(128);

  private final String pattern;
  private final String words;

  Recipient(String words, String pattern) {
    this.words = words;
    this.pattern = pattern;
  }

  /** A message for everyone is refused where messages are, like one for a room that is not. */
  @Override
  public Target read(String name, Object value, Bounds bounds) {
    String to = Text.of(name, value);
    if (to.equals(EVERYONE)) {
      return new Target.ToEveryone();
    }
    int colon = to.indexOf(':');
    String kind = colon < 0 ? "" : to.substring(0, colon);
    String whom = to.substring(colon + 1);
    return switch (kind) {
      case "room" -> new Target.ToRoom(RoomName.of(name, whom));
      case "user" -> new Target.ToUser(ID.within(name, whom));
      case "session" -> new Target.ToSession(ID.within(name, whom));
      default -> throw Wrong.field(name, "must be room:…, user:…, session:… or everyone");
    };
  }

  /** As events say it: in a room by the name alone. */
  static JsonObject put(JsonObject json, Target target) {
    if (target instanceof Target.ToRoom to) {
      return json.put("room", to.room());
    }
    if (target instanceof Target.ToUser to) {
      return json.put("to", "user:" + to.user());
    }
    if (target instanceof Target.ToEveryone) {
      return json.put("to", EVERYONE);
    }
    return json.put("to", "session:" + ((Target.ToSession) target).session());
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("pattern", pattern);
  }

  @Override
  public String words(Bounds bounds) {
    return words;
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("room:lobby");
  }
}
