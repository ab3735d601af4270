package chat.parley.board;

import java.util.List;
import java.util.Optional;

/**
 * A board as it is at one moment, or what has changed since another.
 *
 * @param rev of the state that it has with this
 * @param title for people, where it has changed
 * @param tiles how it looks, as JSON, where that has changed
 */
public record BoardView(
    long rev,
    Optional<String> title,
    Optional<String> tiles,
    List<MetricView> metrics,
    List<KeyedValue> values,
    List<DroppedKey> dropped) {
  private static final long MOST_BYTES = 512 * 1024;
  private static final int ENTRY_BYTES = 150;

  /** More of them are too much in any case. */
  static final int MOST_SERIES = (int) (MOST_BYTES / SeriesView.OWN_BYTES);

  boolean isEmpty() {
    return title.isEmpty()
        && tiles.isEmpty()
        && metrics.isEmpty()
        && values.isEmpty()
        && dropped.isEmpty();
  }

  /** Whether it is too much to be told at once, its past apart: sockets are not held up for it. */
  boolean tooLarge() {
    long bytes = 0;
    for (MetricView metric : metrics) {
      for (SeriesView series : metric.series()) {
        bytes += series.bytes();
      }
    }
    for (KeyedValue value : values) {
      bytes += ENTRY_BYTES + value.key().length() + value.json().length();
    }
    return bytes + (long) ENTRY_BYTES * dropped.size() > MOST_BYTES;
  }
}
