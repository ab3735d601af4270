package chat.parley.wire;

import chat.parley.wire.field.Bounds;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.ObjectOf;
import chat.parley.wire.field.Text;
import chat.parley.wire.field.Wrong;
import java.util.Map;
import java.util.Optional;

/** The fields of one JSON object of a client; the ops read them by the table. */
public final class Fields {
  private final Map<String, Object> values;

  public Fields(Map<String, Object> values) {
    this.values = values;
  }

  /** A string that must be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> Wrong.field(name, "is missing"));
  }

  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> Text.of(name, value));
  }

  public Optional<Map<String, Object>> optionalMap(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> ObjectOf.values(name, value));
  }

  Given within(Bounds bounds) {
    return new Given(values, bounds);
  }
}
