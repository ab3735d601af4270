package chat.parley.wire;

import chat.parley.wire.field.Property;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * What a reply may say, {@code ok} and {@code re} apart, and how it is spelled.
 *
 * @param sentence when it is the answer, or what it means
 * @param spelling puts the properties of a reply behind {@code ok}
 * @param weight bytes of a reply, near enough, where they can be many: they are owed for
 */
public record Answer<R>(
    Class<R> type,
    String sentence,
    List<Property> properties,
    BiConsumer<R, JsonObject> spelling,
    ToIntFunction<R> weight) {

  public Answer(
      Class<R> type,
      String sentence,
      List<Property> properties,
      BiConsumer<R, JsonObject> spelling) {
    this(type, sentence, properties, spelling, reply -> 0);
  }

  public JsonObject json(R reply) {
    JsonObject json = new JsonObject().put("ok", true);
    spelling.accept(reply, json);
    return json;
  }
}
