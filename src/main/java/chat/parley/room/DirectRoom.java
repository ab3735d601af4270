package chat.parley.room;

import chat.parley.access.User;
import java.util.Optional;

/** The durable room of two users: its name says who they are, so nothing else has to. */
public record DirectRoom(String first, String second) {
  private static final String PREFIX = "direct:";

  public static DirectRoom between(String one, String other) {
    return one.compareTo(other) <= 0 ? new DirectRoom(one, other) : new DirectRoom(other, one);
  }

  /** Reads {@code direct:<id>:<id>}; any other spelling of the same two is no room. */
  public static Optional<DirectRoom> named(String room) {
    if (!room.startsWith(PREFIX)) {
      return Optional.empty();
    }
    String[] users = room.substring(PREFIX.length()).split(":", -1);
    boolean canonical = users.length == 2 && users[0].compareTo(users[1]) <= 0;
    return canonical ? Optional.of(new DirectRoom(users[0], users[1])) : Optional.empty();
  }

  /** Whether the room is there for this user; a room of two is not there for anybody else. */
  static boolean admits(String room, User user) {
    return !isDirect(room) || named(room).filter(two -> two.admits(user.id())).isPresent();
  }

  public static boolean isDirect(String room) {
    return room.startsWith(PREFIX);
  }

  public String name() {
    return PREFIX + first + ":" + second;
  }

  public String other(String user) {
    return first.equals(user) ? second : first;
  }

  private boolean admits(String user) {
    return first.equals(user) || second.equals(user);
  }
}
