package chat.parley.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says what watchers see of an open board: all of it, or what has changed. */
final class Views {
  private final BoardState state;

  Views(BoardState state) {
    this.state = state;
  }

  /**
   * What has changed since a state, with the steps that are otherwise now.
   *
   * @param rev of the state as it is now
   */
  BoardView since(long since, long rev, BoardCommand.Wanted wanted, Steps steps, long now) {
    List<MetricView> metrics = new ArrayList<>();
    for (Metric metric : state.metrics().all()) {
      if (shown(metric, wanted)) {
        List<SeriesView> changed = changed(metric, since, wanted.figure(), steps, now);
        if (!changed.isEmpty()) {
          metrics.add(
              new MetricView(
                  metric.name(),
                  metric.kind(),
                  metric.full(),
                  steps.of(metric.kind()).millis(),
                  changed));
        }
      }
    }
    addVotes(metrics, wanted, since);
    return new BoardView(
        rev,
        state.headline().title(since),
        state.headline().tiles(since),
        metrics,
        state.values().since(since, wanted::has, now),
        state.values().dropped(since, wanted::has));
  }

  /** Those of a poll, if they have changed since then. */
  private void addVotes(List<MetricView> metrics, BoardCommand.Wanted wanted, long since) {
    state
        .poll()
        .filter(poll -> poll.changed() > since && wanted.has(PollName.METRIC))
        .ifPresent(poll -> metrics.add(poll.view()));
  }

  private static boolean shown(Metric metric, BoardCommand.Wanted wanted) {
    return metric.kind() != Kind.VALUES && wanted.has(metric.name());
  }

  private List<SeriesView> changed(
      Metric metric, long since, Figure figure, Steps steps, long now) {
    List<SeriesView> changed = new ArrayList<>();
    for (Series series : metric.series()) {
      if (series.changed() > since) {
        changed.add(
            new SeriesView(
                series.name().labels(),
                series.now(now),
                Optional.empty(),
                points(series, since, figure, steps.of(metric.kind()))));
      }
    }
    return changed;
  }

  private List<SeriesView.Point> points(Series series, long since, Figure figure, Step step) {
    TreeSet<Long> starts = new TreeSet<>();
    for (long start : series.changes(step.tier(), since)) {
      starts.add(step.start(start));
    }
    List<SeriesView.Point> points = new ArrayList<>(starts.size());
    for (long start : starts) {
      if (state.horizon().has(step.tier(), start)) {
        series
            .between(step.tier(), start, start + step.millis())
            .ifPresent(
                cell -> points.add(new SeriesView.Point(start, figure.of(cell, step.millis()))));
      }
    }
    return points;
  }

  /**
   * All of it, with its past.
   *
   * @param stored what the store has of the past, as far as memory has not
   */
  BoardView whole(
      long rev,
      BoardCommand.Wanted wanted,
      long windowMillis,
      Steps steps,
      StoredPast stored,
      long now) {
    List<MetricView> metrics = new ArrayList<>();
    for (Metric metric : state.metrics().all()) {
      if (shown(metric, wanted)) {
        Step step = steps.of(metric.kind());
        List<SeriesView> all = new ArrayList<>();
        for (Series series : metric.series()) {
          Past past =
              new PastOf(series, stored, step, wanted.figure()).between(now - windowMillis, now);
          all.add(
              new SeriesView(
                  series.name().labels(), series.now(now), Optional.of(past), List.of()));
        }
        metrics.add(
            new MetricView(metric.name(), metric.kind(), metric.full(), step.millis(), all));
      }
    }
    addVotes(metrics, wanted, Long.MIN_VALUE);
    return new BoardView(
        rev,
        state.headline().title(Long.MIN_VALUE),
        state.headline().tiles(Long.MIN_VALUE),
        metrics,
        state.values().since(Long.MIN_VALUE, wanted::has, now),
        List.of());
  }

  /** Only the past of some metrics. */
  List<MetricView> past(
      BoardCommand.Wanted wanted, Steps steps, StoredPast stored, long from, long to) {
    List<MetricView> metrics = new ArrayList<>();
    for (Metric metric : state.metrics().all()) {
      if (!shown(metric, wanted)) {
        continue;
      }
      Step step = steps.of(metric.kind());
      List<SeriesView> all = new ArrayList<>();
      for (Series series : metric.series()) {
        Past past = new PastOf(series, stored, step, wanted.figure()).between(from, to);
        all.add(
            new SeriesView(series.name().labels(), series.now(to), Optional.of(past), List.of()));
      }
      metrics.add(new MetricView(metric.name(), metric.kind(), metric.full(), step.millis(), all));
    }
    return metrics;
  }
}
