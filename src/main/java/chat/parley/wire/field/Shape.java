package chat.parley.wire.field;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * An object that the server tells, described once.
 *
 * @param name by which the schemas refer to it
 * @param anchor by which the page refers to it
 * @param sentence what it is
 */
public record Shape(String name, String anchor, String sentence, List<Property> properties)
    implements JsonType {

  /** Part of replies and events. */
  public static Shape object(String name, String sentence, Property... properties) {
    return new Shape(name, "object-" + name, sentence, List.of(properties));
  }

  /**
   * A form that an event has.
   *
   * @param event what its {@code ev} is
   */
  public static Shape event(String event, String name, String sentence, Property... properties) {
    return new Shape(name, "event-" + event, sentence, List.of(properties));
  }

  /** A reference: what it refers to is {@link #definition}. */
  @Override
  public JsonObject schema() {
    return new JsonObject().put("$ref", "#/$defs/" + name);
  }

  public JsonObject definition() {
    return ObjectOf.schema(properties).put("description", sentence);
  }

  @Override
  public String words(Bounds bounds) {
    return "[" + name + "](#" + anchor + ")";
  }

  @Override
  public List<JsonType> parts() {
    return properties.stream().map(Property::type).toList();
  }
}
