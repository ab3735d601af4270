package chat.parley.message.inbox;

/**
 * How many messages a person has not read, and how many of them mention him. Counted, never kept:
 * his own are never unread, nor are those that were deleted.
 *
 * @param messages counted up to {@link #MOST}
 * @param mentions counted up to {@link #MOST}
 */
public record Unread(int messages, int mentions) {
  public static final Unread NONE = new Unread(0, 0);

  public static final int MOST = 1_000;

  /** Of the newest messages of a room, so many are looked at. */
  public static final int LOOKED_AT = 10_000;
}
