package chat.parley.board;

import chat.parley.protocol.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Records for the server itself. What has no place is not shown, and harms nobody. */
final class FeedRecorder {
  private final Board board;
  private final Map<SeriesName, Recorded> gauges = new HashMap<>();

  /** What a gauge was when, in steps of ten seconds. */
  private record Recorded(double value, long step) {}

  FeedRecorder(Board board) {
    this.board = board;
  }

  Board board() {
    return board;
  }

  void count(MetricName metric, double by, long now) {
    record(new Item.Count(metric, Labels.NONE, OptionalLong.empty(), by), now);
  }

  void observe(MetricName metric, double value, long now) {
    record(new Item.Observe(metric, Labels.NONE, OptionalLong.empty(), value), now);
  }

  /** Only when it is otherwise, or its past has no step yet that says so. */
  void gauge(MetricName metric, Labels labels, double value, long now) {
    Recorded recorded = new Recorded(value, Tier.TEN_SECONDS.start(now));
    SeriesName series = new SeriesName(metric, Kind.GAUGE, labels);
    if (!recorded.equals(gauges.put(series, recorded))) {
      record(new Item.Gauge(metric, labels, OptionalLong.empty(), value), now);
    }
  }

  private void record(Item.Sample sample, long now) {
    try {
      board.state().record(sample, now);
      board.fed();
    } catch (Refusal full) {
      // a later beat may find a place
    }
  }
}
