package chat.parley.wire.field;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One of a few words, which are those of an enum in small letters. */
public final class Choice<E extends Enum<E>> implements FieldType<E> {
  private static final int MOST_NAMED = 5;

  private final Map<String, E> values = new LinkedHashMap<>();
  private final List<String> words;

  private Choice(List<E> all) {
    all.forEach(value -> values.put(word(value), value));
    this.words = List.copyOf(values.keySet());
  }

  public static <E extends Enum<E>> Choice<E> of(Class<E> type) {
    return new Choice<>(List.of(type.getEnumConstants()));
  }

  /** As it is spelled. */
  public static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public E read(String name, Object value, Bounds bounds) {
    E chosen = values.get(Text.of(name, value));
    if (chosen == null) {
      throw Wrong.field(name, "must be " + either(words));
    }
    return chosen;
  }

  @Override
  public JsonObject schema() {
    return new JsonObject().put("enum", new JsonArray(words));
  }

  @Override
  public String words(Bounds bounds) {
    return words.size() > MOST_NAMED
        ? "one of " + words.size() + " words"
        : either(words.stream().map(word -> "`\"" + word + "\"`").toList());
  }

  /** {@code a, b or c}. */
  private static String either(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  @Override
  public Optional<Object> example() {
    return Optional.of(words.get(0));
  }
}
