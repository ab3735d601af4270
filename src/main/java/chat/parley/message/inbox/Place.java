package chat.parley.message.inbox;

/**
 * What is kept of a conversation, drafts apart.
 *
 * @param change how often it has changed: of two answers the one with more is the newer one
 * @param read the last message that is read; what is behind it is unread
 * @param seen the furthest that it ever was, which is what others are told
 * @param head the last message of the room, when this was looked at
 */
public record Place(long change, long read, long seen, long head, Preferences preferences) {

  /** What is left out where everything is as it is for somebody who has never been here. */
  public static Place none(long head) {
    return new Place(0, 0, 0, head, Preferences.USUAL);
  }
}
