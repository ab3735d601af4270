package chat.parley.room;

import chat.parley.access.User;
import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds out whether there is a user to write to, who may be away: whoever is shown to people can be
 * written to, also when he has just gone and has never said a word.
 */
public final class DirectRooms {
  private final Surroundings around;
  private final Sessions sessions;
  private final Map<String, Future<String>> asking = new HashMap<>();

  DirectRooms(Surroundings around, Sessions sessions) {
    this.around = around;
    this.sessions = sessions;
  }

  /**
   * The name of the room of the two, once it is certain that the other exists. Two sends ask once,
   * or the second could be answered first.
   */
  public Future<String> room(User from, String to) {
    String room = DirectRoom.between(from.id(), to).name();
    Future<String> underWay = asking.get(room);
    if (underWay != null) {
      return underWay;
    }
    if (around.issued().test(to)
        || !sessions.ofUser(to).isEmpty()
        || !around.cluster().withUser(to).isEmpty()) {
      return Future.succeededFuture(room);
    }
    Future<String> asked =
        LogEnvironment.inTime(around.store().knows(to)).map(known -> existing(room, known));
    asking.put(room, asked);
    asked.onComplete(done -> asking.remove(room));
    return asked;
  }

  /** A room of two needs two: nobody has anything in one with a user he made up. */
  public Future<?> inhabited(User from, String room) {
    return DirectRoom.named(room)
        .<Future<?>>map(two -> room(from, two.other(from.id())))
        .orElseGet(Future::succeededFuture);
  }

  private static String existing(String room, boolean known) {
    if (!known) {
      throw new Refusal(Problem.NO_SUCH_USER.refusedFor("to", "There is no such user."));
    }
    return room;
  }
}
