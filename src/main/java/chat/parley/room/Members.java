package chat.parley.room;

import chat.parley.access.User;
import java.util.List;

/**
 * Who is in a room.
 *
 * @param present at most {@link #SHOWN} of them
 */
public record Members(int count, List<Member> present) {
  public static final int SHOWN = 200;

  /** A user in a room. */
  public record Member(User user, Status status) {}
}
