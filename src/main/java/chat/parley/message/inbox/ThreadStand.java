package chat.parley.message.inbox;

/**
 * How somebody has a thread.
 *
 * @param root the message that it began with
 * @param change how often this has changed: of two answers the one with more is the newer one
 * @param read the last message that he has read, in the thread or in its room
 * @param last the last reply; 0 when there is none
 * @param unread replies behind what he has read; none where he does not follow
 */
public record ThreadStand(
    String room, long root, long change, boolean follow, long read, long last, Unread unread) {}
