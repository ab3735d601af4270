package chat.parley.board;

/**
 * How many values fell between two.
 *
 * @param from this value or more
 * @param below less than this; the same as {@code from} for what was exactly 0
 */
public record Bar(double from, double below, long count) {}
