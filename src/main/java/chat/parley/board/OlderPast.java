package chat.parley.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Adds up what the store gives of a past that memory has no more, piece by piece in the order of
 * time: a year of a thousand series would not have its place in memory.
 */
final class OlderPast {
  private final BoardState state;
  private final BoardCommand.Wanted wanted;
  private final Steps steps;
  private final Step step;
  private final StoredPast past;
  private final Map<String, Optional<Sums>> bySpelled = new HashMap<>();

  /**
   * @param step of {@code steps}, which is read
   * @param past into which it goes
   */
  OlderPast(BoardState state, BoardCommand.Wanted wanted, Steps steps, Step step, StoredPast past) {
    this.state = state;
    this.wanted = wanted;
    this.steps = steps;
    this.step = step;
    this.past = past;
  }

  /** The steps of a series that are not over yet. */
  private record Sums(Series series, TreeMap<Long, Cell> cells) {}

  /**
   * @param before all of what begins earlier was taken with this
   */
  void take(List<ShareCell> cells, long before) {
    cells.forEach(cell -> of(cell.series()).ifPresent(sums -> add(sums, cell)));
    bySpelled.values().forEach(some -> some.ifPresent(sums -> tell(sums, before)));
  }

  /** What memory has the rest of. */
  void end() {
    for (Optional<Sums> some : bySpelled.values()) {
      some.ifPresent(
          sums -> sums.cells().forEach((at, cell) -> past.keep(sums.series().name(), at, cell)));
    }
  }

  private Optional<Sums> of(String spelled) {
    return bySpelled.computeIfAbsent(spelled, this::found);
  }

  private Optional<Sums> found(String spelled) {
    SeriesName name = SeriesName.of(spelled);
    return state
        .metrics()
        .find(name.metric())
        .filter(metric -> wanted.has(metric.name()) && metric.kind() == name.kind())
        .filter(metric -> steps.of(metric.kind()).equals(step))
        .flatMap(metric -> metric.find(name.labels()))
        .map(series -> new Sums(series, new TreeMap<>()));
  }

  /** What memory has is newer; what a version to come has written is left out. */
  private void add(Sums sums, ShareCell cell) {
    Series series = sums.series();
    if (series.has(cell.owner(), step.tier(), cell.start())) {
      return;
    }
    try {
      Cell old = Slot.cell(series.kind(), cell.bytes());
      sums.cells()
          .computeIfAbsent(step.start(cell.start()), unknown -> series.kind().empty())
          .add(old);
    } catch (IllegalArgumentException unreadable) {
      return;
    }
  }

  /** Of steps that are over one number is kept, and not a sketch of some kilobytes. */
  private void tell(Sums sums, long before) {
    Iterator<Map.Entry<Long, Cell>> oldest = sums.cells().entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<Long, Cell> entry = oldest.next();
      long start = entry.getKey();
      if (start + step.millis() > before) {
        return;
      }
      Cell cell = entry.getValue();
      // what was late, and the store lacks
      List<Cell> more = new ArrayList<>();
      sums.series().slots(step.tier(), start, start + step.millis(), of -> more.add(of.cell()));
      more.forEach(cell::add);
      past.tell(sums.series().name(), start, wanted.figure().of(cell, step.millis()));
      oldest.remove();
    }
  }
}
