package chat.parley.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

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
    each(first, before, (start, cell) -> add(sums, first, start, cell));
    return new Past(first, step.millis(), values(sums));
  }

  /**
   * All that was recorded in steps that begin from one time on and before another.
   *
   * @param into takes the beginning of a step and a cell of it
   */
  void each(long first, long before, BiConsumer<Long, Cell> into) {
    series.slots(step.tier(), first, before, slot -> into.accept(slot.start(), slot.cell()));
    for (ShareCell cell : stored.of(series.name())) {
      if (cell.tier() == step.tier().seconds()
          && cell.start() >= first
          && cell.start() < before
          && !series.has(cell.owner(), step.tier(), cell.start())) {
        read(cell).ifPresent(old -> into.accept(cell.start(), old));
      }
    }
  }

  private void add(Cell[] sums, long first, long start, Cell cell) {
    int at = (int) ((start - first) / step.millis());
    if (sums[at] == null) {
      sums[at] = series.kind().empty();
    }
    sums[at].add(cell);
  }

  private List<OptionalDouble> values(Cell[] sums) {
    List<OptionalDouble> values = new ArrayList<>(sums.length);
    for (Cell sum : sums) {
      values.add(
          sum == null ? OptionalDouble.empty() : OptionalDouble.of(figure.of(sum, step.millis())));
    }
    return values;
  }

  /** What memory has is newer; what a version to come has written is left out. */
  private Optional<Cell> read(ShareCell cell) {
    try {
      return Optional.of(Slot.cell(series.kind(), cell.bytes()));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
