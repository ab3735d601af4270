package chat.parley.wire.field;

import java.util.List;
import java.util.Optional;

/** A type that clients send. */
public interface FieldType<T> extends JsonType {

  /**
   * @param name that of the field, for the refusal
   * @param value as {@code StrictJson} reads it, never null
   * @throws chat.parley.protocol.Refusal when it is not of this type, or out of bounds
   */
  T read(String name, Object value, Bounds bounds);

  /** A value that is read; none where there is nothing that this server would take. */
  Optional<Object> example();

  /** The fields of an object. */
  default List<Field<?>> fields() {
    return List.of();
  }
}
