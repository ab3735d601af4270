package chat.parley.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Tells a piece of the past of one series, of what memory and the store have of it. */
final class PastOf {
  private final Series series;
  private final StoredPast stored;
  private final Step step;
  private final Figure figure;

  /** Whose cell, and of which step of the tier. */
  private record Place(String owner, long start) {}

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
    Map<Place, Cell> old = stored(first, before);
    series.slots(
        step.tier(),
        first,
        before,
        (owner, slot) -> {
          // what memory has is newer than what the store gave
          if (!old.isEmpty()) {
            old.remove(new Place(owner, slot.start()));
          }
          add(sums, (int) ((slot.start() - first) / step.millis()), slot.cell());
        });
    old.forEach((place, cell) -> add(sums, (int) ((place.start() - first) / step.millis()), cell));
    return new Past(first, step.millis(), values(sums));
  }

  private void add(Cell[] sums, int at, Cell cell) {
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

  private Map<Place, Cell> stored(long from, long before) {
    Map<Place, Cell> cells = new HashMap<>();
    for (ShareCell cell : stored.of(series.name())) {
      if (cell.tier() == step.tier().seconds() && cell.start() >= from && cell.start() < before) {
        Slot slot = new Slot(cell.start(), series.kind().empty());
        if (readable(slot, cell)) {
          cells.put(new Place(cell.owner(), cell.start()), slot.cell());
        }
      }
    }
    return cells;
  }

  /** What a version to come has written is left out. */
  private static boolean readable(Slot slot, ShareCell cell) {
    try {
      return slot.told(cell.bytes(), 0);
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }
}
