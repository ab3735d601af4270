package chat.parley.access;

/**
 * Where somebody wants to do something.
 *
 * @param open whether the room is there for him; a room of two is not there for anybody else
 * @param joined whether his session has joined it
 * @param writable whether its documents are there for him to write
 */
public record Place(boolean open, boolean joined, boolean writable) {

  /** No room in particular. */
  public static final Place ANYWHERE = new Place(true, true);

  /** Where nobody has said who may write documents. */
  public Place(boolean open, boolean joined) {
    this(open, joined, true);
  }
}
