package chat.parley.message.inbox;

/**
 * What came of a change.
 *
 * @param news whether anything is different now
 * @param people how many have a place in the room, counted as far as one more than {@link
 *     InboxStore#NAMED}; 0 where it is not news
 */
public record Changed(Place place, boolean news, int people) {}
