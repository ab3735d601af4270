package chat.parley.board;

import chat.parley.room.NoPolls;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** A board that a test has open, on a store in memory; it may be opened anew, on another node. */
final class OpenBoard {
  static final BoardName NAME = new BoardName("lobby", "ops");
  static final BoardCommand.Wanted ALL = new BoardCommand.Wanted(Set.of(), Figure.USUAL);
  static final long TEN_MINUTES = 600_000;
  static final long DAY = 86_400_000;

  final MemoryBoards memory = new MemoryBoards();
  private int openings;
  private int seconds;
  Board board = opened("n1");

  Board opened(String node) {
    BoardState state =
        new BoardState(
            new SeriesSeats(20_000, memory.parts(node).memory()),
            new Owners(node, "" + ++openings),
            memory.clock.now());
    Loading loading = new Loading(memory, new NoPolls());
    Board opened =
        new Board(
            NAME,
            memory.around(),
            state,
            memory.parts(node),
            one -> loading.load(one, memory.clock.now()));
    opened.found(StoredBoard.begun(1));
    loading.load(opened, memory.clock.now());
    board = opened;
    return opened;
  }

  static MetricName metric(String name) {
    return MetricName.of(name).orElseThrow();
  }

  static Labels labels(String value) {
    return Labels.of(Map.of("k", value));
  }

  static OptionalLong any() {
    return OptionalLong.empty();
  }

  void records(Item.Sample sample) {
    board.state().record(sample, memory.clock.now());
    board.changed();
  }

  void counts(double by) {
    records(new Item.Count(metric("c"), Labels.NONE, any(), by));
  }

  void sets(double value) {
    records(new Item.Gauge(metric("g"), Labels.NONE, any(), value));
  }

  Future<Boolean> votes(String cid) {
    Item.Count vote = new Item.Count(metric("v"), Labels.NONE, any(), 1);
    return board.counting().count(List.of(vote), "ann", cid, memory.clock.now());
  }

  void puts(String key, String json, long rev) {
    KeyedValue value =
        new KeyedValue(metric("p"), key, json, rev, "ann", memory.clock.now(), any());
    board.told(changed(List.of(value), List.of()));
  }

  void drops(String key) {
    board.told(changed(List.of(), List.of(new DroppedKey(metric("p"), key))));
  }

  private static BoardEvent.ValuesChanged changed(List<KeyedValue> put, List<DroppedKey> dropped) {
    return new BoardEvent.ValuesChanged(NAME, 1, put, dropped, Optional.empty(), Optional.empty());
  }

  /** Time as the server spends it: stores each second, and tidies up each tenth. */
  void passes(int more) {
    for (int i = 0; i < more; i++) {
      memory.clock.pass(1_000);
      board.flushing().flush();
      if (++seconds % 10 == 0) {
        board.upkeep().trim();
      }
      board.upkeep().count();
    }
  }

  BoardView whole(long window) {
    return whole(ALL, window);
  }

  BoardView whole(BoardCommand.Wanted wanted, long window) {
    long now = memory.clock.now();
    int series = board.state().metrics().count();
    Steps steps = Steps.of(window, window, series, board.known().finest(window, now));
    StoredPast past =
        new Loading(memory, new NoPolls()).past(board, wanted, steps, now - window, now).result();
    return board.views().whole(board.state().revision().take(), wanted, window, steps, past, now);
  }

  Mirror watches(String session, Interval interval, long window) {
    int series = board.state().metrics().count();
    Steps steps = Steps.of(window, window, series, Tier.SECOND);
    Mirror mirror = Mirror.of(whole(window));
    board.enter(session, new Group.Terms(interval, ALL, steps), mirror.rev);
    return mirror;
  }

  Now now(String name) {
    return Mirror.of(whole(TEN_MINUTES)).now.get(name + " {}");
  }

  double total(String name) {
    return ((Now.Count) now(name)).total();
  }

  /** The sum of all steps of a piece of the past. */
  double past(String name, long window) {
    return whole(new BoardCommand.Wanted(Set.of(metric(name)), Figure.USUAL), window)
        .metrics()
        .stream()
        .flatMap(metric -> metric.series().stream())
        .flatMap(series -> series.past().orElseThrow().values().stream())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .sum();
  }
}
