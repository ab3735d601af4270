package chat.parley.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A client of the plainest kind: what it was shown, with what it heard since put over it. */
final class Mirror {
  final Map<String, Now> now = new TreeMap<>();
  final Map<String, Map<Long, Double>> past = new TreeMap<>();
  final Map<String, String> values = new TreeMap<>();
  private final Map<String, Long> from = new TreeMap<>();
  long rev;

  static Mirror of(BoardView view) {
    Mirror mirror = new Mirror();
    mirror.apply(view);
    return mirror;
  }

  void apply(BoardView view) {
    rev = view.rev();
    view.values().forEach(value -> values.put(value.name() + " " + value.key(), value.json()));
    view.dropped().forEach(key -> values.remove(key.name() + " " + key.key()));
    for (MetricView metric : view.metrics()) {
      for (SeriesView series : metric.series()) {
        apply(metric.name() + " " + series.labels().byKey(), series);
      }
    }
  }

  private void apply(String name, SeriesView series) {
    now.put(name, series.now());
    Map<Long, Double> points = past.computeIfAbsent(name, unknown -> new TreeMap<>());
    series.past().ifPresent(told -> points.putAll(points(told)));
    series.past().ifPresent(told -> from.put(name, told.from()));
    series.points().forEach(point -> points.put(point.at(), point.value()));
  }

  private static Map<Long, Double> points(Past past) {
    Map<Long, Double> points = new TreeMap<>();
    List<OptionalDouble> values = new ArrayList<>(past.values());
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isPresent()) {
        points.put(past.from() + i * past.stepMillis(), values.get(i).getAsDouble());
      }
    }
    return points;
  }

  /** What it has of the time that another one was shown. */
  Map<String, Map<Long, Double>> asFarAs(Mirror other) {
    Map<String, Map<Long, Double>> same = new TreeMap<>();
    past.forEach(
        (name, points) -> {
          Map<Long, Double> later = new TreeMap<>(points);
          later.keySet().removeIf(at -> at < other.from.getOrDefault(name, Long.MAX_VALUE));
          same.put(name, later);
        });
    return same;
  }
}
