package chat.parley.board;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the store has of a past that memory has no more, added up by series and step: what is told
 * of a step that is over, and the cell of one that memory has the rest of.
 */
final class StoredPast {
  static final StoredPast NONE = new StoredPast();

  private final Map<SeriesName, Map<Long, Double>> told = new HashMap<>();
  private final Map<SeriesName, Map<Long, Cell>> rest = new HashMap<>();

  /** A step of which all is known. */
  void tell(SeriesName series, long start, double value) {
    told.computeIfAbsent(series, unknown -> new HashMap<>()).put(start, value);
  }

  /** A step of which memory has more. */
  void keep(SeriesName series, long start, Cell cell) {
    rest.computeIfAbsent(series, unknown -> new HashMap<>()).put(start, cell);
  }

  OptionalDouble told(SeriesName series, long start) {
    Double value = told.getOrDefault(series, Map.of()).get(start);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  Optional<Cell> rest(SeriesName series, long start) {
    return Optional.ofNullable(rest.getOrDefault(series, Map.of()).get(start));
  }
}
