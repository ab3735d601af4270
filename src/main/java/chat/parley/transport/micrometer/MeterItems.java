package chat.parley.transport.micrometer;

import chat.parley.transport.feed.BoardItem;
import chat.parley.transport.feed.FreeName;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes items of meters: what has happened in a step is counted, what is so now is set. A timer or
 * a summary is {@code .count}, {@code .mean}, {@code .max} and the percentiles that it publishes.
 */
final class MeterItems {
  private final TimeUnit unit;
  private final Consumer<BoardItem> taken;

  /**
   * @param unit of times
   */
  MeterItems(TimeUnit unit, Consumer<BoardItem> taken) {
    this.unit = unit;
    this.taken = taken;
  }

  void of(Meter meter) {
    Series series = new Series(meter.getId());
    meter.use(
        gauge -> series.set("", gauge.value()),
        counter -> series.count("", counter.count()),
        timer -> series.distribution(timer.takeSnapshot(), unit),
        summary -> series.distribution(summary.takeSnapshot(), TimeUnit.NANOSECONDS),
        tasks -> of(series, tasks),
        gauge -> series.set("", gauge.value(unit)),
        counter -> series.count("", counter.count()),
        timer -> of(series, timer),
        other -> of(series, other));
  }

  private void of(Series series, LongTaskTimer tasks) {
    series.set(".active", tasks.activeTasks());
    series.set(".duration", tasks.duration(unit));
  }

  private void of(Series series, FunctionTimer timer) {
    series.count(".count", timer.count());
    if (timer.count() > 0) {
      series.set(".mean", timer.mean(unit));
    }
  }

  private static void of(Series series, Meter other) {
    for (Measurement one : other.measure()) {
      series.set("." + one.getStatistic().getTagValueRepresentation(), one.getValue());
    }
  }

  /** By what the numbers of one meter are called. */
  private final class Series {
    private final String name;
    private final Map<String, String> labels;

    private Series(Meter.Id id) {
      this.name = id.getName();
      Map<String, String> tags = new LinkedHashMap<>();
      for (Tag tag : id.getTagsAsIterable()) {
        tags.put(tag.getKey(), tag.getValue());
      }
      this.labels = FreeName.labels(tags);
    }

    private void count(String suffix, double by) {
      if (by != 0 && Double.isFinite(by)) {
        taken.accept(BoardItem.count(metric(suffix), by).labelled(labels));
      }
    }

    /** A gauge whose object is gone is no number. */
    private void set(String suffix, double value) {
      if (Double.isFinite(value)) {
        taken.accept(BoardItem.set(metric(suffix), value).labelled(labels));
      }
    }

    /** Of nothing there is no mean. */
    private void distribution(HistogramSnapshot some, TimeUnit scale) {
      count(".count", some.count());
      if (some.count() == 0) {
        return;
      }
      set(".mean", some.mean(scale));
      set(".max", some.max(scale));
      for (ValueAtPercentile at : some.percentileValues()) {
        set(".p" + percent(at.percentile()), at.value(scale));
      }
    }

    private String metric(String suffix) {
      return FreeName.metric(name + suffix);
    }
  }

  /** {@code 99} of 0.99, {@code 99.9} of 0.999. */
  private static String percent(double percentile) {
    double percent = Math.round(percentile * 100_000) / 1_000.0;
    return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
  }
}
