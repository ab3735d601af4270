package chat.parley.message.inbox;

/** Up to which message somebody has seen a room. */
public record Seen(String user, long seq) {}
