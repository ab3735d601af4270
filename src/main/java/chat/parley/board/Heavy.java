package chat.parley.board;

/**
 * A key and its weight.
 *
 * @param weight at most so much
 * @param error at least so much less
 */
public record Heavy(String key, double weight, double error) {}
