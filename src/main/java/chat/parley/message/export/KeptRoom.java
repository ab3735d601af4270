package chat.parley.message.export;

/**
 * What is kept for one person of one room.
 *
 * @param read the seq up to which he has read
 * @param level of what he wants to hear
 * @param draft what he has begun to write; empty when nothing
 */
public record KeptRoom(
    String room,
    long read,
    String level,
    boolean muted,
    boolean pinned,
    boolean archived,
    String draft) {}
