package chat.parley.wire;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of one JSON object, read by name and type; a wrong one is refused by its name. */
public final class Fields {
  private final Map<String, Object> values;

  public Fields(Map<String, Object> values) {
    this.values = values;
  }

  /** A string that must be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name, "is missing"));
  }

  public Optional<String> optionalText(String name) {
    return optional(name, String.class, "a string");
  }

  public Optional<Boolean> optionalFlag(String name) {
    return optional(name, Boolean.class, "true or false");
  }

  public Optional<Fields> optionalObject(String name) {
    return optionalMap(name).map(Fields::new);
  }

  @SuppressWarnings("unchecked") // StrictJson makes no other maps
  public Optional<Map<String, Object>> optionalMap(String name) {
    return optional(name, Map.class, "an object").map(map -> (Map<String, Object>) map);
  }

  @SuppressWarnings("unchecked") // StrictJson makes no other lists
  public Optional<List<Object>> optionalList(String name) {
    return optional(name, List.class, "an array").map(list -> (List<Object>) list);
  }

  /** A whole number of 0 or more. */
  public OptionalLong optionalCount(String name) {
    Object value = values.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      if (number >= 0) {
        return OptionalLong.of(number);
      }
    }
    throw wrong(name, "must be a whole number of 0 or more");
  }

  public long count(String name) {
    return optionalCount(name).orElseThrow(() -> wrong(name, "is missing"));
  }

  public Iterable<String> names() {
    return values.keySet();
  }

  private <T> Optional<T> optional(String name, Class<T> type, String what) {
    Object value = values.get(name);
    if (value != null && !type.isInstance(value)) {
      throw wrong(name, "must be " + what);
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  static Refusal wrong(String name, String what) {
    return new Refusal(
        Problem.BAD_REQUEST.refusedFor(name, "The field " + name + " " + what + "."));
  }
}
