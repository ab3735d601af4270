package chat.parley.access;

/**
 * Where somebody wants to do something.
 *
 * @param open whether the room is there for him; a room of two is not there for anybody else
 * @param joined whether his session has joined it
 */
public record Place(boolean open, boolean joined) {

  /** No room in particular. */
  public static final Place ANYWHERE = new Place(true, true);
}
