package chat.parley.wire;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.FieldType;
import chat.parley.wire.field.Text;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The proof of an account, which nobody has yet. */
enum Token implements FieldType<Void> {
  TOKEN;

  @Override
  public Void read(String name, Object value, Bounds bounds) {
    Text.of(name, value);
    throw new Refusal(
        Problem.UNAUTHORIZED.refusedFor(name, "This server has no accounts: come as a guest."));
  }

  @Override
  public JsonObject schema() {
    return Text.ANY.schema();
  }

  @Override
  public String words(Bounds bounds) {
    return Text.ANY.words(bounds);
  }

  @Override
  public Optional<Object> example() {
    return Optional.empty();
  }
}
