package chat.parley.board;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One metric of an open board: its kind, and its series by their labels. */
final class Metric {
  private final MetricName name;
  private final Kind kind;
  private final Map<Labels, Series> series = new LinkedHashMap<>(2);
  private boolean full;

  Metric(MetricName name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  MetricName name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  Optional<Series> find(Labels labels) {
    return Optional.ofNullable(series.get(labels));
  }

  Series add(Labels labels) {
    Series added = new Series(new SeriesName(name, kind, labels));
    series.put(labels, added);
    return added;
  }

  Collection<Series> series() {
    return series.values();
  }

  /** Whether something had no place of its own, here or on another node. */
  boolean full() {
    return full || series.size() > BoardBounds.COMBINATIONS;
  }

  void overflow() {
    full = true;
  }
}
