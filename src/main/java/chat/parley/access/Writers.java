package chat.parley.access;

/**
 * Who may write documents where he may read them. Asked at each message, on the loop that owns the
 * rooms: it must not block.
 */
@FunctionalInterface
public interface Writers {
  Writers EVERYBODY = (who, room) -> true;

  boolean may(User who, String room);
}
