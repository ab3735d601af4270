package chat.parley.transport.statsd;

import chat.parley.board.BoardView;
import chat.parley.board.MetricView;
import chat.parley.board.Now;
import chat.parley.board.SeriesView;
import chat.parley.transport.feed.BoardItem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How gauges are, for senders that say only by how much they have changed. Begins with what the
 * board has. Of several changes within a moment the board gets the last: of the same millisecond it
 * would take the larger.
 */
final class Gauges {
  /** Of those that have no place none is remembered: they change from 0. */
  private static final int MOST = 10_000;

  private final Map<Series, Double> values = new HashMap<>();
  private final Map<Series, Double> changed = new LinkedHashMap<>();

  /** What the board has. */
  void begin(BoardView view) {
    for (MetricView metric : view.metrics()) {
      for (SeriesView series : metric.series()) {
        if (series.now() instanceof Now.Gauge gauge) {
          keep(new Series(metric.name().text(), series.labels().byKey()), gauge.value());
        }
      }
    }
  }

  /**
   * One is so now.
   *
   * @param relative whether the number is by how much it has changed
   * @return false when it had no place
   */
  boolean set(Series series, double number, boolean relative) {
    double value = relative ? values.getOrDefault(series, 0.0) + number : number;
    keep(series, value);
    if (changed.size() == MOST && !changed.containsKey(series)) {
      return false;
    }
    changed.put(series, value);
    return true;
  }

  private void keep(Series series, double value) {
    if (values.size() < MOST || values.containsKey(series)) {
      values.put(series, value);
    }
  }

  boolean changed() {
    return !changed.isEmpty();
  }

  /**
   * What has changed since this was asked last.
   *
   * @param now milliseconds since 1970
   */
  List<BoardItem> take(long now) {
    List<BoardItem> items =
        changed.entrySet().stream()
            .map(
                one ->
                    BoardItem.set(one.getKey().metric(), one.getValue())
                        .labelled(one.getKey().labels())
                        .at(now))
            .toList();
    changed.clear();
    return items;
  }
}
