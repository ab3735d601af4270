package chat.parley.room;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds out whether there is a user to write to, who may be away: whoever is shown to people can be
 * written to, also when he has just gone and has never said a word.
 */
final class Correspondents {
  private final Surroundings around;
  private final Sessions sessions;
  private final Map<String, Future<String>> asking = new HashMap<>();

  Correspondents(Surroundings around, Sessions sessions) {
    this.around = around;
    this.sessions = sessions;
  }

  /**
   * The name of the room of the two, once it is certain that the other exists. Two sends ask once,
   * or the second could be answered first.
   */
  Future<String> room(User from, String to) {
    String room = DirectRoom.between(from.id(), to).name();
    Future<String> underWay = asking.get(room);
    if (underWay != null) {
      return underWay;
    }
    if (around.issued().test(to)
        || !sessions.ofUser(to).isEmpty()
        || !around.neighbours().withUser(to).isEmpty()) {
      return Future.succeededFuture(room);
    }
    Future<String> asked =
        around.inTime(around.store().knows(to)).map(known -> existing(room, known));
    asking.put(room, asked);
    asked.onComplete(done -> asking.remove(room));
    return asked;
  }

  private static String existing(String room, boolean known) {
    if (!known) {
      throw new Refusal(Problem.NO_SUCH_USER.refusedFor("to", "There is no such user."));
    }
    return room;
  }
}
