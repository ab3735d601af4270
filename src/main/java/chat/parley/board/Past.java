package chat.parley.board;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A piece of the past of one series.
 *
 * @param from when the first step begins, milliseconds since 1970
 * @param values one for each step; none where nothing was recorded
 */
public record Past(long from, long stepMillis, List<OptionalDouble> values) {}
