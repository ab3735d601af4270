package chat.parley.wire.field;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A property that clients send, and how it is read.
 *
 * @param type that of the property
 * @param <V> what it is read as, such as an optional text
 */
public record Field<V>(Property property, FieldType<?> type, Reading<V> reading) {

  /** Makes something of a value that may be null. */
  public interface Reading<V> {
    V read(Object value, Bounds bounds);
  }

  public static <T> Field<T> required(String name, FieldType<T> type, String sentence) {
    return new Field<>(
        Property.always(name, type, sentence),
        type,
        (value, bounds) -> type.read(name, present(name, value), bounds));
  }

  private static Object present(String name, Object value) {
    if (value == null) {
      throw Wrong.field(name, "is missing");
    }
    return value;
  }

  public static <T> Field<Optional<T>> optional(String name, FieldType<T> type, String sentence) {
    return new Field<>(
        Property.sometimes(name, type, sentence),
        type,
        (value, bounds) ->
            value == null ? Optional.empty() : Optional.of(type.read(name, value, bounds)));
  }

  /**
   * @param otherwise what it is where the client does not say
   */
  public static <T> Field<T> optional(
      String name, FieldType<T> type, Function<Bounds, T> otherwise, String sentence) {
    return new Field<>(
        Property.sometimes(name, type, sentence),
        type,
        (value, bounds) ->
            value == null ? otherwise.apply(bounds) : type.read(name, value, bounds));
  }

  /** A whole number of 0 or more that may be left out. */
  public static Field<OptionalLong> optionalCount(String name, String sentence) {
    return new Field<>(
        Property.sometimes(name, Count.COUNT, sentence),
        Count.COUNT,
        (value, bounds) ->
            value == null ? OptionalLong.empty() : OptionalLong.of(Count.of(name, value)));
  }

  public V in(Given given) {
    return reading.read(given.values().get(property.name()), given.bounds());
  }
}
