package chat.parley.board;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Tells a piece of the past of one series, of what memory and the store have of it. */
final class PastOf {
  private final Series series;
  private final StoredPast stored;
  private final Step step;
  private final Figure figure;

  PastOf(Series series, StoredPast stored, Step step, Figure figure) {
    this.series = series;
    this.stored = stored;
    this.step = step;
    this.figure = figure;
  }

  /**
   * @param to the step in which this is comes last, milliseconds since 1970
   */
  Past between(long from, long to) {
    if (!series.kind().keeps(step.tier()) || step.tier() == Tier.TOTAL) {
      return new Past(step.start(to), step.millis(), List.of());
    }
    long first = step.start(from);
    long before = step.start(to) + step.millis();
    Cell[] sums = new Cell[(int) ((before - first) / step.millis())];
    series.slots(step.tier(), first, before, slot -> add(sums, first, slot.start(), slot.cell()));
    List<OptionalDouble> values = new ArrayList<>(sums.length);
    for (int i = 0; i < sums.length; i++) {
      long start = first + i * step.millis();
      stored.rest(series.name(), start).ifPresent(cell -> add(sums, first, start, cell));
      OptionalDouble told = stored.told(series.name(), start);
      values.add(told.isPresent() ? told : value(sums[i]));
    }
    return new Past(first, step.millis(), values);
  }

  private void add(Cell[] sums, long first, long start, Cell cell) {
    int at = (int) ((start - first) / step.millis());
    if (sums[at] == null) {
      sums[at] = series.kind().empty();
    }
    sums[at].add(cell);
  }

  private OptionalDouble value(Cell sum) {
    return sum == null ? OptionalDouble.empty() : OptionalDouble.of(figure.of(sum, step.millis()));
  }
}
