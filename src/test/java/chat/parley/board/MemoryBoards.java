package chat.parley.board;

import chat.parley.access.Rights;
import chat.parley.budget.Budget;
import chat.parley.log.StoreUnavailable;
import chat.parley.protocol.Event;
import chat.parley.room.ClusterView;
import chat.parley.room.Counters;
import chat.parley.room.EventPublisher;
import chat.parley.room.Peers;
import chat.parley.room.RoomRules;
import chat.parley.room.Surroundings;
import chat.parley.support.HandClock;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A store in memory, and ears for what is told. */
final class MemoryBoards implements BoardStore, EventPublisher {
  final HandClock clock = new HandClock(1_790_000_000_123L);
  final Map<String, ShareCell> stored = new HashMap<>();
  final Map<String, Set<String>> members = new HashMap<>();
  final Map<String, List<BoardEvent.Changed>> heard = new HashMap<>();
  final Set<String> counted = new HashSet<>();
  boolean down;
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
    return new BoardParts(this, node, Budget.unlimited(), new BoardBounds(50, 10_000), cause -> {});
  }

  @Override
  public Future<List<ShareCell>> cells(long board, int tier, long from, long before) {
    return Future.succeededFuture(
        stored.values().stream()
            .filter(
                cell ->
                    !hidden && cell.tier() == tier && cell.start() >= from && cell.start() < before)
            .toList());
  }

  @Override
  public Future<Optional<MadeBoard>> make(BoardName board, long now, int most) {
    return Future.succeededFuture(Optional.of(new MadeBoard(1, false)));
  }

  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return Future.succeededFuture(Optional.of(StoredBoard.begun(1)));
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return Future.succeededFuture(List.of());
  }

  @Override
  public Future<Boolean> arrange(long board, Optional<String> title, Optional<String> tiles) {
    return Future.succeededFuture(true);
  }

  @Override
  public Future<Counted> count(long board, long now, List<Note> notes, List<ShareCell> cells) {
    if (down) {
      return Future.failedFuture(new StoreUnavailable("down", null));
    }
    Set<Integer> before =
        IntStream.range(0, notes.size())
            .filter(place -> counted.contains(key(notes.get(place))))
            .boxed()
            .collect(Collectors.toSet());
    if (!before.isEmpty()) {
      return Future.succeededFuture(new Counted(true, before));
    }
    notes.forEach(note -> counted.add(key(note)));
    Future<Counted> saved = save(board, now, cells).map(Counted.NOW);
    return deaf ? Future.failedFuture(new StoreUnavailable("no answer", null)) : saved;
  }

  private static String key(Note note) {
    return note.user() + " " + note.cid();
  }

  @Override
  public Future<KeyedOutcome> change(long board, Item.Keyed what, String by, long now) {
    return Future.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public Future<Void> forget(long board, Map<Integer, Long> before) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Boolean> save(long board, long now, List<ShareCell> cells) {
    if (down) {
      return Future.failedFuture(new StoreUnavailable("down", null));
    }
    saves++;
    for (ShareCell cell : cells) {
      stored.put(cell.series() + " " + cell.owner() + " " + cell.tier() + " " + cell.start(), cell);
    }
    return Future.succeededFuture(true);
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
        heard.computeIfAbsent(session, unused -> new ArrayList<>()).add(changed);
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

  @Override
  public Future<OptionalLong> delete(BoardName board, long now) {
    return Future.succeededFuture(OptionalLong.empty());
  }

  @Override
  public Future<Boolean> purge(int rows) {
    return Future.succeededFuture(false);
  }
}
