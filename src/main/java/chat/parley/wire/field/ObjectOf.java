package chat.parley.wire.field;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An object with fields of its own.
 *
 * @param reader makes something of it
 */
public record ObjectOf<T>(List<Field<?>> fields, Function<Given, T> reader)
    implements FieldType<T> {

  /** The values of one that is an object, whatever else it must be. */
  @SuppressWarnings("unchecked") // StrictJson makes no other maps
  public static Map<String, Object> values(String name, Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw Wrong.field(name, "must be an object");
  }

  @Override
  public T read(String name, Object value, Bounds bounds) {
    return reader.apply(new Given(values(name, value), bounds));
  }

  @Override
  public JsonObject schema() {
    return schema(fields.stream().map(Field::property).toList());
  }

  /** The schema of an object with such properties, and maybe others. */
  public static JsonObject schema(List<Property> properties) {
    JsonObject named = new JsonObject();
    JsonArray required = new JsonArray();
    for (Property property : properties) {
      JsonObject schema = property.type().schema();
      if (!property.sentence().isEmpty()) {
        schema.put("description", property.sentence());
      }
      named.put(property.name(), schema);
      if (property.required()) {
        required.add(property.name());
      }
    }
    JsonObject schema = new JsonObject().put("type", "object").put("properties", named);
    return required.isEmpty() ? schema : schema.put("required", required);
  }

  @Override
  public String words(Bounds bounds) {
    return fields.stream()
        .map(Field::property)
        .map(property -> "`" + property.name() + "`" + (property.required() ? "" : "?"))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public List<JsonType> parts() {
    return List.copyOf(fields.stream().map(Field::type).toList());
  }

  @Override
  public Optional<Object> example() {
    Map<String, Object> example = new LinkedHashMap<>();
    fields.forEach(
        field ->
            field.type().example().ifPresent(value -> example.put(field.property().name(), value)));
    return Optional.of(example);
  }
}
