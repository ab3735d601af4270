package chat.parley.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A series as a watcher sees it.
 *
 * @param past in a whole view
 * @param points in a view of what has changed: the steps that are otherwise now
 */
public record SeriesView(Labels labels, Now now, Optional<Past> past, List<Point> points) {
  static final int OWN_BYTES = 120;
  private static final int POINT_BYTES = 24;

  /** Spelled out, near enough, and without the past. */
  long bytes() {
    long bytes = OWN_BYTES + points.size() * (long) POINT_BYTES;
    for (Map.Entry<String, String> label : labels.byKey().entrySet()) {
      bytes += label.getKey().length() + label.getValue().length();
    }
    if (now instanceof Now.Top top) {
      for (Heavy key : top.keys()) {
        bytes += POINT_BYTES + key.key().length();
      }
    }
    return bytes;
  }

  /**
   * A step of the past.
   *
   * @param at when it begins, milliseconds since 1970
   */
  public record Point(long at, double value) {}
}
