package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The metrics of an open board, within their bounds. */
final class Metrics {
  private final Map<MetricName, Metric> byName = new TreeMap<>();
  private final Seats seats;
  private int count;

  /** Places for series, which all boards of a node share. */
  interface Seats {
    boolean take();

    void release(int series);
  }

  Metrics(Seats seats) {
    this.seats = seats;
  }

  /**
   * The series of a sample, made if there is none.
   *
   * @throws Refusal when there is no place for it, or its metric is of another kind
   */
  Series of(Item.Sample sample) {
    Metric metric = metric(sample.name(), sample.kind());
    return metric.find(sample.labels()).orElseGet(() -> placed(metric, sample.labels()));
  }

  /**
   * The metric of that name, made if there is none.
   *
   * @throws Refusal when there is no place for it, or it is of another kind
   */
  Metric metric(MetricName name, Kind kind) {
    Metric metric = byName.get(name);
    if (metric == null) {
      if (byName.size() >= BoardBounds.METRICS) {
        throw new Refusal(
            Problem.TOO_MANY.refusedFor(
                "name", "A board has at most " + BoardBounds.METRICS + " metrics."));
      }
      metric = new Metric(name, kind);
      byName.put(name, metric);
    } else if (metric.kind() != kind) {
      throw otherKind();
    }
    return metric;
  }

  /** The store has a metric of that name, of this kind. */
  void knows(MetricName name, Kind kind) {
    byName.computeIfAbsent(name, unknown -> new Metric(name, kind));
  }

  private static Refusal otherKind() {
    return new Refusal(
        Problem.KIND.refusedFor("name", "This metric is of another kind on this board."));
  }

  private Series placed(Metric metric, Labels labels) {
    if (metric.series().size() < BoardBounds.COMBINATIONS || labels.equals(Labels.OTHER)) {
      return add(metric, labels);
    }
    metric.overflow();
    return metric.find(Labels.OTHER).orElseGet(() -> add(metric, Labels.OTHER));
  }

  private Series add(Metric metric, Labels labels) {
    if (!seats.take()) {
      throw new Refusal(
          Problem.TOO_MANY.refusedFor("labels", "The server has as many series as it may have."));
    }
    count++;
    return metric.add(labels);
  }

  /**
   * The series that the store or another node tells of, however many there are: what has been
   * counted has its place.
   *
   * @throws Refusal when the node has no place for it, or the metric is of another kind here
   */
  Series told(SeriesName name) {
    Metric metric =
        byName.computeIfAbsent(name.metric(), unknown -> new Metric(name.metric(), name.kind()));
    if (metric.kind() != name.kind()) {
      throw otherKind();
    }
    return metric.find(name.labels()).orElseGet(() -> add(metric, name.labels()));
  }

  Optional<Metric> find(MetricName name) {
    return Optional.ofNullable(byName.get(name));
  }

  Collection<Metric> all() {
    return byName.values();
  }

  /** How many series there are. */
  int count() {
    return count;
  }

  /** They are forgotten. */
  void close() {
    seats.release(count);
    count = 0;
  }
}
