package chat.parley.board;

import chat.parley.protocol.Event;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Surroundings;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Who of this node watches a board, in groups: what a group hears is put together and spelled once
 * for all of it, and not at all while nothing changes.
 */
final class Watchers {
  /** Past it whoever chooses otherwise hears of all metrics. */
  private static final int MOST_GROUPS = 64;

  /** Past it nobody comes who has another pace or other steps: each group costs what it hears. */
  private static final int MOST_OF_ALL = 256;

  /** Changes of one moment come in one event. */
  private static final long TOGETHER_MILLIS = 5;

  private final BoardName board;
  private final Surroundings around;
  private final BoardState state;
  private final Views views;
  private final BiConsumer<String, BoardEvent.CloseReason> expelled;
  private final Map<Group.Terms, Group> groups = new LinkedHashMap<>();
  private final Map<String, Group> bySession = new HashMap<>();
  private long made;
  private int waiting;

  /**
   * @param expelled is told of each session that cannot go on to watch
   */
  Watchers(
      BoardName board,
      Surroundings around,
      BoardState state,
      Views views,
      BiConsumer<String, BoardEvent.CloseReason> expelled) {
    this.expelled = expelled;
    this.board = board;
    this.around = around;
    this.state = state;
    this.views = views;
  }

  /**
   * From now on the session hears what changes after this state, or a little before.
   *
   * @param rev of the state that it gets
   * @throws Refusal when too many watch, each in another way
   */
  void enter(String session, Group.Terms wanted, long rev) {
    leave(session);
    Group.Terms terms = possible(wanted);
    Group group = groups.get(terms);
    if (group == null) {
      if (groups.size() >= MOST_OF_ALL) {
        throw new Refusal(
            Problem.TOO_MANY.refusedFor(
                "window_ms", "Too many watch this board, each in a way of his own."));
      }
      group = new Group(board.key() + "#" + ++made, terms, rev);
      groups.put(terms, group);
    }
    group.sessions().add(session);
    bySession.put(session, group);
    around.publisher().enter(session, group.key());
  }

  private Group.Terms possible(Group.Terms wanted) {
    if (groups.size() < MOST_GROUPS || groups.containsKey(wanted)) {
      return wanted;
    }
    BoardCommand.Wanted all = new BoardCommand.Wanted(Set.of(), wanted.wanted().figure());
    return new Group.Terms(wanted.interval(), all, wanted.steps());
  }

  void leave(String session) {
    Group group = bySession.remove(session);
    if (group != null) {
      group.sessions().remove(session);
      around.publisher().leave(session, group.key());
      if (group.sessions().isEmpty()) {
        groups.remove(group.terms());
        waiting -= group.due() ? 1 : 0;
      }
    }
  }

  Optional<Group> of(String session) {
    return Optional.ofNullable(bySession.get(session));
  }

  Collection<String> sessions() {
    return List.copyOf(bySession.keySet());
  }

  boolean any() {
    return !bySession.isEmpty();
  }

  /** Something has changed: each group hears of it as soon as its pace allows. */
  void changed() {
    if (waiting == groups.size()) {
      return;
    }
    long now = around.clock().getAsLong();
    for (Group group : groups.values()) {
      if (!group.due()) {
        group.due(true);
        waiting++;
        around.timers().after(Math.max(TOGETHER_MILLIS, group.pause(now)), () -> tell(group));
      }
    }
  }

  private void tell(Group group) {
    if (groups.get(group.terms()) != group) {
      return;
    }
    group.due(false);
    waiting--;
    if (!state.values().remembers(group.sent())) {
      expel(group, BoardEvent.CloseReason.RESET);
      return;
    }
    long now = around.clock().getAsLong();
    long rev = state.revision().take();
    BoardView view =
        views.since(group.sent(), rev, group.terms().wanted(), group.terms().steps(), now);
    if (view.tooLarge()) {
      expel(group, BoardEvent.CloseReason.TOO_LARGE);
      return;
    }
    if (!view.isEmpty()) {
      Event event = new BoardEvent.Changed(board, group.sent(), view);
      around.publisher().publish(group.key(), List.of(event));
      group.heard(now);
    }
    group.sent(rev);
  }

  private void expel(Group group, BoardEvent.CloseReason reason) {
    List.copyOf(group.sessions()).forEach(session -> expelled.accept(session, reason));
  }

  /**
   * A session that has missed something gets what it lacks, on top of what its group hears. When
   * not all of that is remembered it has to begin anew.
   */
  void mend(String session, long since) {
    of(session).ifPresent(group -> mend(session, group, since));
  }

  private void mend(String session, Group group, long since) {
    if (!state.revision().knows(since) || !state.values().remembers(since)) {
      expelled.accept(session, BoardEvent.CloseReason.RESET);
      return;
    }
    long now = around.clock().getAsLong();
    long rev = state.revision().take();
    BoardView view = views.since(since, rev, group.terms().wanted(), group.terms().steps(), now);
    if (view.tooLarge()) {
      expelled.accept(session, BoardEvent.CloseReason.TOO_LARGE);
    } else {
      around.publisher().deliver(session, new BoardEvent.Changed(board, since, view));
    }
  }
}
