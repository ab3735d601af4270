package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What clients may send, and this server does not look at. */
public enum Unread implements FieldType<Void> {
  UNREAD;

  @Override
  public Void read(String name, Object value, Bounds bounds) {
    throw new IllegalStateException("nobody reads " + name);
  }

  @Override
  public JsonObject schema() {
    return new JsonObject();
  }

  @Override
  public String words(Bounds bounds) {
    return "anything";
  }

  @Override
  public Optional<Object> example() {
    return Optional.empty();
  }
}
