package chat.parley.wire;

import chat.parley.message.MessageId;
import chat.parley.room.Names;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The id of a message: {@code lobby:12}. */
enum MessageName implements FieldType<MessageId> {
  MESSAGE_NAME;

  /** The message that an op is about. */
  static final Field<MessageId> MESSAGE = Field.required("message", MESSAGE_NAME, "its `id`");

  @Override
  public MessageId read(String name, Object value, Bounds bounds) {
    return MessageId.parse(Text.of(name, value))
        .flatMap(id -> Names.room(id.room()).map(room -> new MessageId(room, id.seq())))
        .orElseThrow(() -> Wrong.field(name, "must be the id of a message, such as lobby:12"));
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("type", "string").put("pattern", "^.+:[0-9]+$");
  }

  @Override
  public String words(Bounds bounds) {
    return "id of a message";
  }

  @Override
  public Optional<Object> example() {
    return Optional.of("lobby:1");
  }
}
