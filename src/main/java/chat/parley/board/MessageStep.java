package chat.parley.board;

/**
 * How many messages a room's log has in one step of time.
 *
 * @param start of the step, milliseconds since 1970; 0 for all of the time
 * @param last the seq of the last one
 */
public record MessageStep(long start, long last, long count) {}
