package chat.parley.room;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardName;
import chat.parley.board.BoardParts;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardStore;
import chat.parley.board.BuiltinParts;
import chat.parley.board.DroppedKey;
import chat.parley.board.Item;
import chat.parley.board.KeyedOutcome;
import chat.parley.board.KeyedValue;
import chat.parley.board.MemoryAlerts;
import chat.parley.board.ShareCell;
import chat.parley.board.StoredBoard;
import chat.parley.budget.Budget;
import chat.parley.log.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** A store of boards in memory, that several nodes have in common. */
final class SharedBoards implements BoardStore {
  private final Map<String, ShareCell> cells = new HashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> counted = new HashSet<>();
  private final Map<DroppedKey, KeyedValue> values = new HashMap<>();
  private long rev;
  private final Deque<Runnable> held = new ArrayDeque<>();
  final MemoryAlerts alerts;
  boolean down;
  boolean deaf;
  boolean holding;

  SharedBoards(LongSupplier clock) {
    this.alerts = new MemoryAlerts(clock);
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

  /** What was asked first is answered, or fails when it is down by now. */
  void answer() {
    held.remove().run();
  }

  boolean asked() {
    return !held.isEmpty();
  }

  private <T> Future<T> done(T answer) {
    if (holding) {
      Promise<T> later = Promise.promise();
      held.add(() -> answer(answer).onComplete(later));
      return later.future();
    }
    return answer(answer);
  }

  private <T> Future<T> answer(T answer) {
    return down || deaf
        ? Future.failedFuture(new StoreUnavailable("down", null))
        : Future.succeededFuture(answer);
  }

  @Override
  public Future<Boolean> make(BoardName board, long now, int most) {
    made.add(board.path());
    return done(true);
  }

  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return done(
        made.contains(board.path())
            ? Optional.of(
                new StoredBoard(
                    Optional.empty(), Optional.empty(), rev, List.copyOf(values.values())))
            : Optional.empty());
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return done(List.of());
  }

  @Override
  public Future<Void> arrange(BoardName board, Optional<String> title, Optional<String> tiles) {
    return done(null);
  }

  @Override
  public Future<List<ShareCell>> cells(BoardName board, int tier, long from, long before) {
    List<ShareCell> found = new ArrayList<>();
    cells.forEach(
        (key, cell) -> {
          if (key.startsWith(board.path() + " ")
              && cell.tier() == tier
              && cell.start() >= from
              && cell.start() < before) {
            found.add(cell);
          }
        });
    return done(found);
  }

  @Override
  public Future<Void> save(BoardName board, long now, List<ShareCell> some) {
    if (!down) {
      some.forEach(
          cell ->
              cells.put(
                  String.join(
                      " ",
                      board.path(),
                      cell.series(),
                      cell.owner(),
                      cell.tier() + "/" + cell.start()),
                  cell));
    }
    return done(null);
  }

  @Override
  public Future<Boolean> count(
      BoardName board, String user, String cid, long now, List<ShareCell> some) {
    boolean news = !down && counted.add(user + " " + cid);
    if (news) {
      save(board, now, some);
    }
    return done(news);
  }

  @Override
  public Future<KeyedOutcome> change(BoardName board, Item.Keyed what, String by, long now) {
    DroppedKey key = new DroppedKey(what.name(), what.key());
    rev++;
    if (what instanceof Item.Put put) {
      KeyedValue value =
          new KeyedValue(put.name(), put.key(), put.json(), rev, by, now, put.expires(now));
      values.put(key, value);
      return done(new KeyedOutcome.Changed(value));
    }
    values.remove(key);
    return done(new KeyedOutcome.Gone(key));
  }

  @Override
  public Future<Void> forget(BoardName board, Map<Integer, Long> before) {
    return done(null);
  }
}
