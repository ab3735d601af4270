package chat.parley.transport.board;

import chat.parley.board.BoardView;
import chat.parley.board.KeyedValue;
import chat.parley.board.MetricView;
import chat.parley.board.Now;
import chat.parley.board.SeriesView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A board as it is, as Prometheus reads it (text format 0.0.4). All are gauges: a count may go
 * down, and what is observed is that of the last minute.
 */
final class PrometheusText {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?");

  private final StringBuilder text = new StringBuilder();

  /** Which metric has taken a name: there, dots and lines are not told apart. */
  private final Map<String, String> taken = new HashMap<>();

  String of(BoardView view) {
    view.metrics().forEach(this::add);
    Map<String, Sampled> values = new LinkedHashMap<>();
    for (KeyedValue value : view.values()) {
      if (NUMBER.matcher(value.json()).matches()) {
        values
            .computeIfAbsent(value.name().text(), name -> family(name, name))
            .add(Map.of("key", value.key()), Double.parseDouble(value.json()));
      }
    }
    values.values().forEach(Sampled::end);
    return text.toString();
  }

  private Sampled family(String metric, String name) {
    return new Sampled(metric, PrometheusNames.metric(name));
  }

  private void add(MetricView metric) {
    String name = metric.name().text();
    Map<String, Sampled> families = new LinkedHashMap<>();
    for (SeriesView series : metric.series()) {
      samples(
          series.now(),
          (suffix, own, value) -> {
            Map<String, String> labels = PrometheusNames.labels(series.labels().byKey(), own);
            families
                .computeIfAbsent(suffix, unused -> family(name, name + suffix))
                .add(labels, value);
          });
    }
    families.values().forEach(Sampled::end);
  }

  /** Takes one number of a series. */
  private interface Sample {
    void take(String suffix, Map<String, String> own, double value);
  }

  private static void samples(Now now, Sample sample) {
    if (now instanceof Now.Count count) {
      sample.take("", Map.of(), count.total());
    } else if (now instanceof Now.Gauge gauge) {
      sample.take("", Map.of(), gauge.value());
    } else if (now instanceof Now.Top top) {
      top.keys().forEach(key -> sample.take("", Map.of("key", key.key()), key.weight()));
    } else if (now instanceof Now.Unique unique) {
      sample.take("", Map.of("window", "hour"), unique.hour());
      sample.take("", Map.of("window", "day"), unique.day());
    } else if (now instanceof Now.Votes votes) {
      votes.choices().forEach(one -> sample.take("", Map.of("choice", one.choice()), one.votes()));
    } else if (now instanceof Now.Observe observed) {
      observed(observed, sample);
    }
  }

  private static void observed(Now.Observe observed, Sample sample) {
    sample.take("_count", Map.of(), observed.count());
    sample.take("_sum", Map.of(), observed.sum());
    if (observed.count() > 0) {
      sample.take("", Map.of("quantile", "0.5"), observed.p50());
      sample.take("", Map.of("quantile", "0.9"), observed.p90());
      sample.take("", Map.of("quantile", "0.99"), observed.p99());
      sample.take("", Map.of("quantile", "0.999"), observed.p999());
      sample.take("_min", Map.of(), observed.min());
      sample.take("_max", Map.of(), observed.max());
    }
  }

  /** One name with all of its samples, which must stand together. */
  private final class Sampled {
    private final StringBuilder samples = new StringBuilder();
    private final Set<String> told = new HashSet<>();
    private final String metric;
    private final String name;

    private Sampled(String metric, String name) {
      this.metric = metric;
      this.name = name;
    }

    private void add(Map<String, String> labels, double value) {
      String series = PrometheusNames.spelled(labels);
      if (!told.add(series)) {
        // its labels are spelled as those of another one; twice it would be an error
        samples.append("# left out: ").append(name).append(series).append('\n');
        return;
      }
      samples.append(name).append(series).append(' ').append(Figures.spelled(value)).append('\n');
    }

    /** A name that stands there twice would make all of it unreadable. */
    private void end() {
      String earlier = taken.putIfAbsent(name, metric);
      if (earlier != null) {
        text.append("# left out: ").append(metric).append(" is spelled as ").append(earlier);
        text.append('\n');
        return;
      }
      text.append("# TYPE ").append(name).append(" gauge\n").append(samples);
    }
  }
}
