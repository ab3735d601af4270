package chat.parley.board.lines;

/**
 * A line in its place.
 *
 * @param number higher than that of every line before it in the same log; not dense
 */
public record NumberedLine(long number, LogLine line) {}
