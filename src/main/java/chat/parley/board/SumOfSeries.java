package chat.parley.board;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Adds up what was observed in several series, in the order of time: nodes, series and steps add up
 * exactly, and no percentile is made of percentiles.
 */
final class SumOfSeries {
  private final Map<String, Series> bySpelled;
  private final Tier tier;
  private final ObserveCell sum = new ObserveCell();
  private long next;

  /**
   * @param from when the first step begins, milliseconds since 1970
   */
  SumOfSeries(List<Series> series, Tier tier, long from) {
    this.bySpelled =
        series.stream().collect(Collectors.toMap(one -> one.name().text(), Function.identity()));
    this.tier = tier;
    this.next = from;
  }

  /**
   * What the store has, and what memory has of the same time.
   *
   * @param before all of what begins earlier was taken with this
   */
  void take(List<ShareCell> cells, long before) {
    for (ShareCell cell : cells) {
      Series series = bySpelled.get(cell.series());
      if (series != null && !series.has(cell.owner(), tier, cell.start())) {
        add(cell);
      }
    }
    upTo(before);
  }

  private void add(ShareCell cell) {
    try {
      sum.add(Slot.cell(Kind.OBSERVE, cell.bytes()));
    } catch (IllegalArgumentException unreadable) {
      // what a version to come has written is left out
      return;
    }
  }

  /**
   * @param before what memory has of steps that begin earlier is in it
   */
  ObserveCell upTo(long before) {
    bySpelled
        .values()
        .forEach(series -> series.slots(tier, next, before, slot -> sum.add(slot.cell())));
    next = Math.max(next, before);
    return sum;
  }
}
