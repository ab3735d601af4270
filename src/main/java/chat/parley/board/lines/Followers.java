package chat.parley.board.lines;

import chat.parley.board.BoardName;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Surroundings;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who of this node follows the log of a board, in groups: what a group hears is looked for and
 * spelled once for all of it.
 */
final class Followers {
  /** Each looks at every line. */
  private static final int MOST_GROUPS = 64;

  /** Lines of one moment come in one event. */
  private static final long TOGETHER_MILLIS = 5;

  private final BoardName board;
  private final Surroundings around;
  private final Map<LineGroup.Terms, LineGroup> groups = new LinkedHashMap<>();
  private final Map<String, LineGroup> bySession = new HashMap<>();
  private long made;

  Followers(BoardName board, Surroundings around) {
    this.board = board;
    this.around = around;
  }

  /**
   * @throws Refusal when too many look for too many different things
   */
  void require(LineGroup.Terms terms) {
    if (groups.size() >= MOST_GROUPS && !groups.containsKey(terms)) {
      throw new Refusal(
          Problem.TOO_MANY.refusedFor(
              "text", "Too many look for different lines; follow it with another filter."));
    }
  }

  /**
   * From now on the session hears lines behind this number, or a little before.
   *
   * @param number up to which it has all
   */
  void enter(String session, LineGroup.Terms terms, long number) {
    leave(session);
    require(terms);
    LineGroup group =
        groups.computeIfAbsent(
            terms, unknown -> new LineGroup(LineName.key(board) + "#" + ++made, terms, number));
    group.sessions().add(session);
    bySession.put(session, group);
    around.publisher().enter(session, group.key());
  }

  void leave(String session) {
    LineGroup group = bySession.remove(session);
    if (group != null) {
      group.sessions().remove(session);
      around.publisher().leave(session, group.key());
      if (group.sessions().isEmpty()) {
        groups.remove(group.terms());
      }
    }
  }

  Collection<String> sessions() {
    return List.copyOf(bySession.keySet());
  }

  boolean any() {
    return !bySession.isEmpty();
  }

  /** New in the log: each group hears of it as soon as its pace allows. */
  void announced(List<Chunk> chunks) {
    for (LineGroup group : groups.values()) {
      boolean news = false;
      for (Chunk chunk : chunks) {
        news = group.add(chunk);
      }
      if (news && !group.due()) {
        group.due(true);
        long pause = group.pause(around.clock().getAsLong());
        around.timers().after(Math.max(TOGETHER_MILLIS, pause), () -> tell(group));
      }
    }
  }

  private void tell(LineGroup group) {
    if (groups.get(group.terms()) == group) {
      group.due(false);
      LineEvent told = group.take(board, around.clock().getAsLong());
      around.publisher().publish(group.key(), List.of(told));
    }
  }

  /** A session that has missed something gets the newest of what it lacks. */
  void mend(String session, long since, Recent recent) {
    LineGroup group = bySession.get(session);
    if (group != null) {
      List<NumberedLine> lacking =
          recent.after(since, group.terms().filter()).stream()
              .filter(line -> line.number() <= group.told())
              .toList();
      around.publisher().deliver(session, group.told(board, since, lacking));
    }
  }
}
