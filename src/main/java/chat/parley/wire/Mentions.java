package chat.parley.wire;

import chat.parley.message.Body;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.FreeList;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Whom a message concerns: ids of users, {@code here}, {@code all}; each of them once. */
enum Mentions implements FieldType<List<String>> {
  MENTIONS;

  static final int MOST = 50;
  private static final Text ID = new Text(128);

  @Override
  public List<String> read(String name, Object value, Bounds bounds) {
    List<Object> given = FreeList.FREE_LIST.read(name, value, bounds);
    List<String> users =
        given.stream().map(user -> ID.within(name, Text.of(name, user))).distinct().toList();
    if (users.size() > MOST) {
      throw Wrong.field(name, "names at most " + MOST + " users");
    }
    return users;
  }

  @Override
  public JsonObject schema() {
    return new JsonObject()
        .put("type", "array")
        .put("items", new JsonObject().put("type", "string"));
  }

  @Override
  public String words(Bounds bounds) {
    return "list of at most "
        + MOST
        + " ids of users, `\""
        + Body.HERE
        + "\"`, `\""
        + Body.ALL
        + "\"`";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(new JsonArray().add(Body.HERE).getList());
  }
}
