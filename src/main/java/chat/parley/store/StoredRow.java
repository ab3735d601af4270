package chat.parley.store;

import java.util.Optional;
import java.util.OptionalLong;

/** One row of a result of either database, by the numbers of its columns from 0. */
interface StoredRow {

  Optional<String> text(int column);

  OptionalLong number(int column);

  boolean flag(int column);

  /** Bytes that are never missing. */
  byte[] bytes(int column);

  /** One that is never missing. */
  default String present(int column) {
    return text(column).orElseThrow();
  }

  /** One that is never missing. */
  default long count(int column) {
    return number(column).orElseThrow();
  }
}
