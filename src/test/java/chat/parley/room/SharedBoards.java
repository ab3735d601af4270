package chat.parley.room;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardName;
import chat.parley.board.BoardParts;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardStore;
import chat.parley.board.DroppedKey;
import chat.parley.board.Item;
import chat.parley.board.KeyedOutcome;
import chat.parley.board.KeyedValue;
import chat.parley.board.ShareCell;
import chat.parley.board.StoredBoard;
import chat.parley.budget.Budget;
import chat.parley.log.StoreUnavailable;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A store of boards in memory, that several nodes have in common. */
final class SharedBoards implements BoardStore {
  private final Map<BoardName, Long> ids = new HashMap<>();
  private final Map<Long, Rows> rows = new HashMap<>();
  private long rev;
  private long last;
  boolean down;

  /** Those of one board. */
  private static final class Rows {
    private final Map<String, ShareCell> cells = new HashMap<>();
    private final Map<DroppedKey, KeyedValue> values = new HashMap<>();
    private final Set<String> counted = new HashSet<>();
  }

  BoardParts parts(String node) {
    return new BoardParts(this, node, Budget.unlimited(), new BoardBounds(50, 10_000), cause -> {});
  }

  private <T> Future<T> done(T answer) {
    return down
        ? Future.failedFuture(new StoreUnavailable("down", null))
        : Future.succeededFuture(answer);
  }

  @Override
  public Future<Optional<MadeBoard>> make(BoardName board, long now, int most) {
    Long there = ids.get(board);
    if (there == null) {
      ids.put(board, ++last);
      rows.put(last, new Rows());
    }
    return done(Optional.of(new MadeBoard(ids.get(board), there == null)));
  }

  @Override
  public Future<Optional<StoredBoard>> find(BoardName board) {
    return done(
        Optional.ofNullable(ids.get(board))
            .map(
                id ->
                    new StoredBoard(
                        id,
                        Optional.empty(),
                        Optional.empty(),
                        rev,
                        List.copyOf(rows.get(id).values.values()))));
  }

  @Override
  public Future<List<BoardReply.Line>> list(String room) {
    return done(List.of());
  }

  @Override
  public Future<Boolean> arrange(long board, Optional<String> title, Optional<String> tiles) {
    return done(rows.containsKey(board));
  }

  @Override
  public Future<List<ShareCell>> cells(long board, int tier, long from, long before) {
    Rows there = rows.getOrDefault(board, new Rows());
    return done(
        there.cells.values().stream()
            .filter(cell -> cell.tier() == tier && cell.start() >= from && cell.start() < before)
            .toList());
  }

  @Override
  public Future<Boolean> save(long board, long now, List<ShareCell> some) {
    if (!down && rows.containsKey(board)) {
      some.forEach(
          cell ->
              rows.get(board)
                  .cells
                  .put(
                      String.join(
                          " ", cell.series(), cell.owner(), cell.tier() + "/" + cell.start()),
                      cell));
    }
    return done(rows.containsKey(board));
  }

  @Override
  public Future<Counted> count(long board, long now, List<Note> notes, List<ShareCell> some) {
    if (down || !rows.containsKey(board)) {
      return done(Counted.NOWHERE);
    }
    Set<String> counted = rows.get(board).counted;
    Set<Integer> before =
        IntStream.range(0, notes.size())
            .filter(place -> counted.contains(key(notes.get(place))))
            .boxed()
            .collect(Collectors.toSet());
    if (before.isEmpty()) {
      notes.forEach(note -> counted.add(key(note)));
      save(board, now, some);
    }
    return done(new Counted(true, before));
  }

  private static String key(Note note) {
    return note.user() + " " + note.cid();
  }

  @Override
  public Future<KeyedOutcome> change(long board, Item.Keyed what, String by, long now) {
    if (!rows.containsKey(board)) {
      return done(KeyedOutcome.Refused.NO_BOARD);
    }
    Map<DroppedKey, KeyedValue> values = rows.get(board).values;
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
  public Future<Void> forget(long board, Map<Integer, Long> before) {
    return done(null);
  }

  @Override
  public Future<OptionalLong> delete(BoardName board, long now) {
    Long id = down ? null : ids.remove(board);
    rows.remove(id);
    return done(id == null ? OptionalLong.empty() : OptionalLong.of(id));
  }

  @Override
  public Future<Boolean> purge(int most) {
    return done(false);
  }
}
