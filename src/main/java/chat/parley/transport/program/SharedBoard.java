package chat.parley.transport.program;

import chat.parley.board.BoardCommand;
import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardView;
import chat.parley.board.Figure;
import chat.parley.board.Interval;
import chat.parley.board.MetricView;
import chat.parley.board.lines.LineCommand;
import chat.parley.board.lines.LineReply;
import chat.parley.board.lines.NumberedLine;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.transport.feed.BoardFeed;
import chat.parley.transport.feed.BoardItem;
import chat.parley.transport.feed.Losses;
import chat.parley.transport.feed.Recorder;
import chat.parley.wire.Fields;
import chat.parley.wire.Ops;
import chat.parley.wire.field.Bounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** One board for a program in the JVM of the server. Any thread may ask; nothing here blocks. */
public final class SharedBoard implements Recorder {
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final BoardCommand.Wanted ALL = new BoardCommand.Wanted(Set.of(), Figure.USUAL);

  private final Vertx vertx;
  private final Asking asking;
  private final Bounds bounds;
  private final BoardName name;

  SharedBoard(Vertx vertx, Asking asking, Bounds bounds, BoardName name) {
    this.vertx = vertx;
    this.asking = asking;
    this.bounds = bounds;
    this.name = name;
  }

  /** One more. */
  public Future<Void> count(String metric) {
    return one(BoardItem.count(metric));
  }

  /** So many more, or fewer. */
  public Future<Void> count(String metric, double by) {
    return one(BoardItem.count(metric, by));
  }

  /** How it is now. */
  public Future<Void> set(String metric, double value) {
    return one(BoardItem.set(metric, value));
  }

  /** One of many values, of which one wants percentiles. */
  public Future<Void> observe(String metric, double value) {
    return one(BoardItem.observe(metric, value));
  }

  /** A key becomes heavier by this. */
  public Future<Void> top(String metric, String key, double weight) {
    return one(BoardItem.top(metric, key, weight));
  }

  /** Somebody, or something, counts once. */
  public Future<Void> unique(String metric, String id) {
    return one(BoardItem.unique(metric, id));
  }

  /** A value by its key; done when it is stored. */
  public Future<Void> put(String metric, String key, Object value) {
    return one(BoardItem.put(metric, key, value));
  }

  /** The value of a key is over; done when that is stored. */
  public Future<Void> drop(String metric, String key) {
    return one(BoardItem.drop(metric, key));
  }

  /**
   * A line of its log.
   *
   * @param source where it comes from, as metrics are called
   * @param level {@code trace}, {@code debug}, {@code info}, {@code warn} or {@code error}
   */
  public Future<Void> log(String source, String level, String text) {
    return one(BoardItem.log(source, level, text, Map.of()));
  }

  /** One item that may have labels and a time; fails with the refusal if it is refused. */
  public Future<Void> one(BoardItem item) {
    return recorded(List.of(item)).map(SharedBoard::whole);
  }

  /**
   * Counts once for this service and {@code cid}, however often it is asked; done when it is
   * stored.
   *
   * @param cid an id of one's own
   */
  public Future<Void> exactly(String cid, BoardItem count) {
    return asked(List.of(count), Map.of("exact", true, "cid", cid)).map(SharedBoard::whole);
  }

  private static Void whole(BoardReply.Recorded recorded) {
    if (!recorded.refused().isEmpty()) {
      throw new Refusal(recorded.refused().get(0).why());
    }
    return null;
  }

  /** Up to 500 items, each taken or refused for itself. */
  public Future<BoardReply.Recorded> recorded(List<BoardItem> items) {
    return asked(items, Map.of());
  }

  private Future<BoardReply.Recorded> asked(List<BoardItem> items, Map<String, Object> how) {
    try {
      return asking.ask(command(items, how), BoardReply.Recorded.class);
    } catch (Refusal refused) {
      return Future.failedFuture(refused);
    }
  }

  @Override
  public Future<Reply> record(List<BoardItem> items) {
    try {
      return asking.chat().handle(asking.sender(), command(items, Map.of()));
    } catch (Refusal refused) {
      return Future.succeededFuture(refused.reply());
    }
  }

  /** The checks are those of the op, so that a program can record what anybody could. */
  private BoardCommand command(List<BoardItem> items, Map<String, Object> how) {
    Map<String, Object> fields = new LinkedHashMap<>(how);
    fields.put("room", name.room());
    fields.put("board", name.name());
    fields.put("items", items.stream().map(BoardItem::fields).toList());
    return (BoardCommand) Ops.asked("record", new Fields(fields), bounds).what();
  }

  /**
   * Takes items from any thread and lets none wait: they go in batches, and what has no place is
   * counted and left out. For hot paths, where nobody looks at each answer.
   *
   * @param mostBytes of items that wait, near enough
   * @param told hears what was lost, at once and then a minute's losses in one
   */
  public BoardFeed feed(long mostBytes, Consumer<Losses> told) {
    return feed(mostBytes, QUIET, told);
  }

  /**
   * The same.
   *
   * @param quiet between two times that losses are told
   */
  public BoardFeed feed(long mostBytes, Duration quiet, Consumer<Losses> told) {
    return new BoardFeed(vertx, this, mostBytes, quiet, told);
  }

  /** The board as it is now, without its past. */
  public Future<BoardView> now() {
    return now(Duration.ZERO);
  }

  /**
   * The board as it is now.
   *
   * @param window how much of the past it has, up to 400 days
   */
  public Future<BoardView> now(Duration window) {
    return asking
        .ask(new BoardCommand.Read(name, ALL, window.toMillis()), BoardReply.Watched.class)
        .map(BoardReply.Watched::view);
  }

  /** A piece of the past, in the finest steps that go back so far. */
  public Future<List<MetricView>> past(Instant from, Instant to) {
    return past(from, to, ALL, OptionalLong.empty());
  }

  /**
   * A piece of the past of some metrics.
   *
   * @param wanted which metrics, and which number of a step
   * @param stepMillis how long a step is at least
   */
  public Future<List<MetricView>> past(
      Instant from, Instant to, BoardCommand.Wanted wanted, OptionalLong stepMillis) {
    return asking
        .ask(
            new BoardCommand.ReadPast(
                name, wanted, from.toEpochMilli(), to.toEpochMilli(), stepMillis),
            BoardReply.Told.class)
        .map(BoardReply.Told::metrics);
  }

  /** The newest lines of its log, the oldest first; up to 500. */
  public Future<List<NumberedLine>> lines(int limit) {
    Map<String, Object> fields = Map.of("room", name.room(), "board", name.name(), "limit", limit);
    try {
      return asking
          .ask(
              (LineCommand) Ops.asked("board.lines", new Fields(fields), bounds).what(),
              LineReply.Lines.class)
          .map(LineReply.Lines::lines);
    } catch (Refusal refused) {
      return Future.failedFuture(refused);
    }
  }

  /**
   * Hears the board as it is, and from then on what changes of it, at most once in so long. Whoever
   * takes his time gets what changed meanwhile as one.
   *
   * @param every from 100 ms to a minute
   * @param heard on the context of the caller
   */
  public Future<BoardWatch> watch(Duration every, Consumer<BoardView> heard) {
    BoardCommand.Watch wanted =
        new BoardCommand.Watch(name, ALL, 0, Interval.of(every.toMillis()), OptionalLong.empty());
    return new BoardWatch(vertx, asking, wanted, heard).begin();
  }
}
