package chat.parley.room;

/** The end of a room's log; zeros for a room in which nothing was ever said. */
public record Head(long pos, long seq) {
  public static final Head EMPTY = new Head(0, 0);
}
