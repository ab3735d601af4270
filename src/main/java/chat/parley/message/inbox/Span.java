package chat.parley.message.inbox;

/**
 * The messages of a room behind {@code after}, up to {@code upTo}, as one person sees them.
 *
 * @param after the last that is read
 */
public record Span(Conversation of, long after, long upTo) {

  /** What somebody has not read. */
  public static Span unread(Conversation of, Place place) {
    return new Span(of, place.read(), place.head());
  }

  /** How many they are at most. */
  public long length() {
    return Math.max(0, upTo - after);
  }

  /**
   * From where they are counted. Whoever says a million things and reads nothing would have all of
   * them looked at.
   */
  public long from() {
    return Math.max(after, upTo - Unread.LOOKED_AT);
  }
}
