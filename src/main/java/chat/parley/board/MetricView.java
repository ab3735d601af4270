package chat.parley.board;

import java.util.List;

/**
 * A metric as a watcher sees it.
 *
 * @param full whether some of its series had no place and count for {@link Labels#OTHER}
 * @param stepMillis of its past, or of the steps that have changed
 */
public record MetricView(
    MetricName name, Kind kind, boolean full, long stepMillis, List<SeriesView> series) {}
