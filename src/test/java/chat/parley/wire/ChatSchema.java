package chat.parley.wire;

import chat.parley.wire.field.Field;
import chat.parley.wire.field.JsonType;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Property;
import chat.parley.wire.field.Shape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** src/docs/schema/chat.v1.json: every command, reply and event, made from the tables. */
final class ChatSchema {
  private static final JsonObject ID =
      new JsonObject()
          .put(
              "anyOf",
              new JsonArray()
                  .add(new JsonObject().put("type", "integer"))
                  .add(new JsonObject().put("type", "string").put("maxLength", 64)));

  private ChatSchema() {}

  static JsonObject document() {
    JsonObject definitions = new JsonObject().put("id", ID);
    Ops.all().forEach(op -> definitions.put("command." + op.name(), command(op)));
    Ops.all().forEach(op -> definitions.put("reply." + op.name(), reply(op)));
    definitions.put("refusal", refusal());
    Events.all().forEach(row -> definitions.put("event." + row.name(), anyOf(row.forms())));
    shapes().forEach(shape -> definitions.put(shape.name(), shape.definition()));
    List<String> ops = Ops.all().stream().map(Op::name).toList();
    definitions
        .put("command", anyOfNames("command.", ops))
        .put("reply", anyOfNames("reply.", ops).put("description", "Not those that refuse."))
        .put("event", anyOfNames("event.", Events.all().stream().map(EventRow::name).toList()));
    return new JsonObject()
        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
        .put("title", "chat.v1")
        .put(
            "description",
            "Frames of WebSocket and SockJS. Elsewhere op, id, re and ev stand outside of the"
                + " object: see protocol.md. Unknown fields are to be ignored.")
        .put("anyOf", refs(Stream.of("command", "reply", "refusal", "event")))
        .put("$defs", definitions);
  }

  private static JsonObject command(Op<?> op) {
    JsonObject schema =
        ObjectOf.schema(op.fields().stream().map(Field::property).toList())
            .put("description", op.sentence());
    JsonArray required = new JsonArray().add("op");
    schema.getJsonArray("required", new JsonArray()).forEach(required::add);
    JsonObject properties =
        new JsonObject().put("op", new JsonObject().put("const", op.name())).put("id", ref("id"));
    return schema
        .put("properties", properties.mergeIn(schema.getJsonObject("properties")))
        .put("required", required);
  }

  private static JsonObject reply(Op<?> op) {
    List<JsonObject> forms =
        op.answers().stream()
            .map(
                answer -> answered(true, answer.properties()).put("description", answer.sentence()))
            .toList();
    return forms.size() == 1
        ? forms.get(0)
        : new JsonObject().put("anyOf", new JsonArray(new ArrayList<>(forms)));
  }

  private static JsonObject refusal() {
    return answered(false, List.of(Property.always("error", ReplyWriter.ERROR, "")));
  }

  private static JsonObject answered(boolean ok, List<Property> properties) {
    JsonObject schema = ObjectOf.schema(properties);
    JsonObject all =
        new JsonObject().put("re", ref("id")).put("ok", new JsonObject().put("const", ok));
    JsonArray required = new JsonArray().add("ok");
    schema.getJsonArray("required", new JsonArray()).forEach(required::add);
    return schema
        .put("properties", all.mergeIn(schema.getJsonObject("properties")))
        .put("required", required);
  }

  private static JsonObject anyOf(List<Shape> forms) {
    return forms.size() == 1
        ? ref(forms.get(0).name())
        : new JsonObject().put("anyOf", refs(forms.stream().map(Shape::name)));
  }

  private static JsonObject anyOfNames(String prefix, List<String> names) {
    return new JsonObject().put("anyOf", refs(names.stream().map(prefix::concat)));
  }

  private static JsonArray refs(Stream<String> names) {
    return new JsonArray(new ArrayList<>(names.map(ChatSchema::ref).toList()));
  }

  private static JsonObject ref(String name) {
    return new JsonObject().put("$ref", "#/$defs/" + name);
  }

  /** Every shape that something refers to. */
  static Set<Shape> shapes() {
    Set<Shape> shapes = new LinkedHashSet<>();
    Events.all().forEach(row -> row.forms().forEach(form -> collect(form, shapes)));
    Ops.all().stream()
        .flatMap(op -> op.answers().stream())
        .flatMap(answer -> answer.properties().stream())
        .forEach(property -> collect(property.type(), shapes));
    return shapes;
  }

  private static void collect(JsonType type, Set<Shape> shapes) {
    if (!(type instanceof Shape shape) || shapes.add(shape)) {
      type.parts().forEach(part -> collect(part, shapes));
    }
  }
}
