package chat.parley.board;

import java.util.List;

/**
 * A metric as a watcher sees it.
 *
 * @param full whether some of its series had no place and count for {@link Labels#OTHER}
 */
public record MetricView(MetricName name, Kind kind, boolean full, List<SeriesView> series) {}
