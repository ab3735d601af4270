package chat.parley.transport.statsd;

import chat.parley.transport.feed.BoardItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is counted within a moment, as one item of each series. */
final class Counts {
  private static final int MOST = 10_000;

  private final Map<Series, Double> sums = new LinkedHashMap<>();

  /**
   * One more, or several.
   *
   * @return false when it had no place
   */
  boolean add(Series series, double by) {
    if (sums.size() == MOST && !sums.containsKey(series)) {
      return false;
    }
    sums.merge(series, by, Double::sum);
    return true;
  }

  boolean any() {
    return !sums.isEmpty();
  }

  /** What was counted since this was asked last. */
  List<BoardItem> take() {
    List<BoardItem> items =
        sums.entrySet().stream()
            .map(
                one ->
                    BoardItem.count(one.getKey().metric(), one.getValue())
                        .labelled(one.getKey().labels()))
            .toList();
    sums.clear();
    return items;
  }
}
