package chat.parley.message;

/**
 * What a message said at some time.
 *
 * @param n 0 as it was sent, then the number of the edit
 * @param ts milliseconds since 1970, UTC
 */
public record Version(long n, Body body, long ts) {}
