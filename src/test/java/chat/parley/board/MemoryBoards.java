package chat.parley.board;

import chat.parley.access.Rights;
import chat.parley.budget.Budget;
import chat.parley.log.StoreUnavailable;
import chat.parley.protocol.Event;
import chat.parley.room.ClusterView;
import chat.parley.room.Counters;
import chat.parley.room.EventPublisher;
import chat.parley.room.NoPolls;
import chat.parley.room.Peers;
import chat.parley.room.RoomRules;
import chat.parley.room.Surroundings;
import chat.parley.support.HandClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A store in memory, and ears for what is told. */
final class MemoryBoards implements BoardStore, EventPublisher {
  final HandClock clock = new HandClock(1_790_000_000_123L);
  final Map<String, ShareCell> stored = new HashMap<>();
  final Map<String, Set<String>> members = new HashMap<>();
  final Map<String, List<BoardEvent.Changed>> heard = new HashMap<>();
  final Set<String> counted = new HashSet<>();
  final Map<String, BoardEvent.CloseReason> closed = new HashMap<>();
  final List<Promise<Boolean>> hanging = new ArrayList<>();
  final MemoryAlerts alerts = new MemoryAlerts(clock::now);
  BiConsumer<String, BoardEvent.Changed> hearing = (session, changed) -> {};
  boolean down;
  boolean broken;
  boolean hangs;
  boolean hidden;
  boolean deaf;
  int saves;

  Surroundings around() {
    return new Surroundings(
        null,
        this,
        Peers.NONE,
        new ClusterView(),
        clock,
        new RoomRules(10, 100, 500, 100_000, 20_000, 50, 6_000, 45_000),
        new Rights(),
        Budget.unlimited(),
        user -> false,
        clock::now,
        new Counters());
  }

  BoardParts parts(String node) {
    return new BoardParts(
        this,
        alerts,
        new NoPolls(),
        node,
        Budget.unlimited(),
        new BoardBounds(50, 10_000),
        BuiltinParts.ROOMS_ONLY,
        cause -> {});
  }

  @Override
  public Future<List<ShareCell>> cells(BoardName board, int tier, long from, long before) {
    return Future.succeededFuture(
        stored.values().stream()
            .filter(
                cell ->
                    !hidden && cell.tier() == tier && cell.start() >= from && cell.start() < before)
            .toList());
  }

  @Override
  public Future<Boolean> make(BoardName board, long now, int most) {
    return Future.succeededFuture(true);
  }

  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return Future.succeededFuture(Optional.empty());
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<Void> arrange(BoardName board, Optional<String> title, Optional<String> tiles) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Boolean> count(
      BoardName board, String user, String cid, long now, List<ShareCell> cells) {
    if (hangs) {
      Promise<Boolean> hung = Promise.promise();
      hanging.add(hung);
      return hung.future();
    }
    if (down) {
      return Future.failedFuture(new StoreUnavailable("down", null));
    }
    if (!counted.add(user + " " + cid)) {
      return Future.succeededFuture(false);
    }
    Future<Boolean> saved = save(board, now, cells).map(true);
    return deaf ? Future.failedFuture(new StoreUnavailable("no answer", null)) : saved;
  }

  @Override
  public Future<KeyedOutcome> change(BoardName board, Item.Keyed what, String by, long now) {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public Future<Void> forget(BoardName board, Map<Integer, Long> before) {
    stored
        .values()
        .removeIf(cell -> cell.start() < before.getOrDefault(cell.tier(), Long.MIN_VALUE));
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> save(BoardName board, long now, List<ShareCell> cells) {
    if (broken) {
      throw new IllegalStateException("a fault of ours");
    }
    if (down) {
      return Future.failedFuture(new StoreUnavailable("down", null));
    }
    saves++;
    for (ShareCell cell : cells) {
      stored.put(cell.series() + " " + cell.owner() + " " + cell.tier() + " " + cell.start(), cell);
    }
    return Future.succeededFuture();
  }

  @Override
  public void enter(String session, String room) {
    members.computeIfAbsent(room, unused -> new HashSet<>()).add(session);
  }

  @Override
  public void leave(String session, String room) {
    members.getOrDefault(room, Set.of()).remove(session);
  }

  @Override
  public void publish(String room, List<Event> events) {
    members.getOrDefault(room, Set.of()).forEach(session -> hear(session, events));
  }

  private void hear(String session, List<Event> events) {
    for (Event event : events) {
      if (event instanceof BoardEvent.Changed changed) {
        hearing.accept(session, changed);
        heard.computeIfAbsent(session, unused -> new ArrayList<>()).add(changed);
      } else if (event instanceof BoardEvent.Closed over) {
        closed.put(session, over.reason());
      }
    }
  }

  @Override
  public void publishToEveryone(Event event) {}

  @Override
  public void replaced(String session) {}

  @Override
  public Future<Boolean> deliver(String session, Event event) {
    hear(session, List.of(event));
    return Future.succeededFuture(true);
  }
}
