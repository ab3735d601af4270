package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks after the alerts of all boards, if no other node does: a node says so again and again in
 * the store, and who has not said so for a while is followed by another. Without alerts it only
 * asks whether there are any. Touched only by the loop that owns the rooms.
 */
final class Alerting {
  private static final long CLAIM_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final long LEASE_MILLIS = TimeUnit.SECONDS.toMillis(20);

  /** Nobody acts on a claim that is nearly over: what it began may come late. */
  private static final long MARGIN_MILLIS = TimeUnit.SECONDS.toMillis(8);

  private static final long LOOK_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final Boards boards;
  private final Surroundings around;
  private final AlertStore store;
  private final AlertPosts posts;
  private final String node;
  private final Consumer<BoardName> stands;
  private final Map<String, AlertWatch> watches = new LinkedHashMap<>();
  private final Map<BoardName, AlertedBoard> boardsOf = new HashMap<>();
  private OptionalLong known = OptionalLong.empty();
  private long until = Long.MIN_VALUE;
  private boolean claiming;
  private boolean again;
  private boolean looking;

  /**
   * @param stands is told of each board of which an alert has begun or is over
   */
  Alerting(Boards boards, Surroundings around, AlertPosts posts, Consumer<BoardName> stands) {
    this.stands = stands;
    this.boards = boards;
    this.around = around;
    this.store = boards.parts().alerts();
    this.posts = posts;
    this.node = boards.parts().node();
  }

  /** From now on it looks after them whenever no other node does. */
  void start() {
    claim();
    around.timers().after(CLAIM_MILLIS, this::start);
  }

  /** Somebody here has made or changed one. */
  void touched() {
    again = claiming;
    claim();
  }

  /** The store has other ones now, which stand otherwise. */
  void reset() {
    letGo();
    touched();
  }

  private void claim() {
    if (claiming) {
      return;
    }
    claiming = true;
    long asked = now();
    LogEnvironment.inTime(store.claim(node, LEASE_MILLIS))
        .compose(mine -> claimed(mine, asked))
        .onComplete(
            done -> {
              claiming = false;
              if (again) {
                again = false;
                claim();
              }
            });
  }

  private Future<Void> claimed(OptionalLong mine, long asked) {
    if (mine.isEmpty()) {
      letGo();
      return Future.succeededFuture();
    }
    if (asked >= until) {
      // another node may have looked after them meanwhile
      known = OptionalLong.empty();
      watches.clear();
    }
    until = asked + LEASE_MILLIS - MARGIN_MILLIS;
    if (mine.equals(known)) {
      return Future.succeededFuture();
    }
    return LogEnvironment.inTime(store.all())
        .map(
            alerts -> {
              known = mine;
              take(alerts);
              return null;
            });
  }

  private void letGo() {
    known = OptionalLong.empty();
    until = Long.MIN_VALUE;
    take(List.of());
  }

  private void take(List<Alert> alerts) {
    Set<String> ids = new HashSet<>();
    Set<BoardName> names = new HashSet<>();
    for (Alert alert : alerts) {
      ids.add(alert.id());
      names.add(alert.board());
      watches
          .computeIfAbsent(alert.id(), unknown -> new AlertWatch(alert, store, posts, node, stands))
          .changed(alert.rule());
    }
    watches.keySet().retainAll(ids);
    boardsOf
        .entrySet()
        .removeIf(entry -> !names.contains(entry.getKey()) && entry.getValue().end());
    names.forEach(
        name -> boardsOf.computeIfAbsent(name, unknown -> new AlertedBoard(boards, name)));
    if (!looking && !watches.isEmpty()) {
      looking = true;
      look();
    }
  }

  private void look() {
    long now = now();
    if (watches.isEmpty()) {
      looking = false;
      return;
    }
    // a clock that was put back says nothing about how long ago the claim was
    if (now < until && until - now <= LEASE_MILLIS) {
      boardsOf.values().forEach(board -> board.listen(now));
      watches.values().forEach(watch -> watch.look(value(watch, now), now));
    }
    if (watches.values().removeIf(AlertWatch::lost)) {
      known = OptionalLong.empty();
    }
    around.timers().after(LOOK_MILLIS, this::look);
  }

  private OptionalDouble value(AlertWatch watch, long now) {
    return boardsOf.get(watch.board()).value(watch.rule(), now);
  }

  private long now() {
    return around.clock().getAsLong();
  }
}
