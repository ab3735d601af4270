package chat.parley.board;

import java.util.List;
import java.util.Optional;

/**
 * A series as a watcher sees it.
 *
 * @param past in a whole view
 * @param points in a view of what has changed: the steps that are otherwise now
 */
public record SeriesView(Labels labels, Now now, Optional<Past> past, List<Point> points) {

  /**
   * A step of the past.
   *
   * @param at when it begins, milliseconds since 1970
   */
  public record Point(long at, double value) {}
}
