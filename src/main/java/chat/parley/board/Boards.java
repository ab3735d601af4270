package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Claims;
import chat.parley.room.Incoming;
import chat.parley.room.Rooms;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The boards of one node that somebody watches or records on. While there are none nothing is done.
 * Touched only by the loop that owns the rooms.
 */
public final class Boards {
  private final Rooms rooms;
  private final BoardParts parts;
  private final Builtins builtins;
  private final Loading loading;
  private final LineSink lines;
  private final Map<BoardName, Board> open = new LinkedHashMap<>();
  private final Map<BoardName, Future<Board>> opening = new HashMap<>();
  private final Claims<BoardName> claims =
      new Claims<>(Problem.TOO_MANY.refusedFor("board", "Watch another board no more first."));
  private final SeriesSeats seats;
  private final Making making;
  private final BoardSweeper sweeper;
  private final Ending ending;
  private long openings;
  private long resets;
  private final Tending tending = new Tending(this);
  private final AlertDesk alerts = new AlertDesk(this);

  /**
   * @param tap knows what rooms say
   * @param lines takes what is recorded of logs
   */
  public Boards(Rooms rooms, Incoming incoming, BoardParts given, RoomTap tap, LineSink lines) {
    this.rooms = rooms;
    this.lines = lines;
    this.parts = given.besideBuiltins();
    this.builtins = new Builtins(rooms, tap, parts.builtin());
    this.loading = new Loading(parts.store(), parts.polls());
    this.seats = new SeriesSeats(parts.bounds().series(), parts.memory());
    BoardNews news = new BoardNews(rooms.around());
    this.making = new Making(this, news);
    this.sweeper = new BoardSweeper(parts.store(), lines::forget, rooms.around(), parts.failures());
    this.ending = new Ending(this, rooms.around(), news, sweeper);
    rooms.tell(new BoardDepartures(this));
    incoming.tell(new OtherBoards(this));
  }

  /** What the store has and this node has not heard. */
  Future<Void> refresh(Board board) {
    return loading.load(board, now()).onFailure(cause -> ending.failed(board, cause));
  }

  long now() {
    return rooms.around().clock().getAsLong();
  }

  /**
   * Does something with a board, which stays open at least until that is done; with the next one of
   * its name, if it was taken away meanwhile.
   */
  <T> Future<T> with(BoardName name, Function<Board, Future<T>> work) {
    return once(name, work)
        .recover(
            cause ->
                cause instanceof BoardGone
                    ? once(name, work).recover(again -> Future.failedFuture(Ending.told(again)))
                    : Future.failedFuture(cause));
  }

  private <T> Future<T> once(BoardName name, Function<Board, Future<T>> work) {
    Board board = open.get(name);
    return board == null ? opened(name).compose(found -> held(found, work)) : held(board, work);
  }

  private <T> Future<T> held(Board board, Function<Board, Future<T>> work) {
    board.hold();
    Future<T> done;
    try {
      done = work.apply(board);
    } catch (RuntimeException refused) {
      done = Future.failedFuture(refused);
    }
    return done.onFailure(cause -> ending.failed(board, cause)).onComplete(over -> board.release());
  }

  /**
   * @throws Refusal when boards take all of the memory that they may
   */
  void requireMemory() {
    if (!parts.memory().take(0)) {
      throw seats.overloaded();
    }
  }

  /**
   * Done when the store has the board.
   *
   * @return fails with a {@link Refusal} when its room has no place for it
   */
  Future<Void> made(Board board) {
    return board.made() ? Future.succeededFuture() : making.make(board);
  }

  /** What was read of the store before it was another one is nothing. */
  private Board opened(Board board, long before) {
    if (before != resets) {
      throw new BoardGone();
    }
    return board;
  }

  private Future<Board> opened(BoardName name) {
    Future<Board> already = opening.get(name);
    if (already != null) {
      return already;
    }
    requireMemory();
    long before = resets;
    Owners owners = new Owners(parts.node(), Long.toString(++openings, Character.MAX_RADIX));
    Board board =
        new Board(name, rooms.around(), new BoardState(seats, owners, now()), parts, this::refresh);
    builtins.opens(name);
    Future<Board> loaded =
        loading
            .open(board, now())
            .map(done -> opened(board, before))
            .onSuccess(done -> open.put(name, board))
            .onSuccess(done -> board.upkeep().count())
            .onSuccess(builtins::opened)
            .onFailure(failed -> closed(board))
            .onComplete(over -> opening.remove(name));
    if (!loaded.isComplete()) {
      opening.put(name, loaded);
    }
    return loaded.onSuccess(done -> tending.goOn());
  }

  void closed(Board board) {
    board.closed();
    builtins.closed(board.name());
  }

  Ending ending() {
    return ending;
  }

  /** It is open no more, if it was. */
  boolean remove(Board board) {
    return open.remove(board.name(), board);
  }

  Claims<BoardName> claims() {
    return claims;
  }

  /** For those who ask and end polls. */
  public Polls polls() {
    return new Polls(this, rooms.around(), parts.polls());
  }

  /** It is there no more: who watches it is told, and whoever wants it opens it anew. */
  void forget(BoardName name) {
    Board board = open.remove(name);
    if (board != null) {
      board.watchers().sessions().forEach(session -> claims.disclaim(session, name));
      board.close(BoardEvent.CloseReason.RESET);
      board.closed();
    }
  }

  Optional<Board> ifOpen(BoardName name) {
    return Optional.ofNullable(open.get(name));
  }

  /** All that are open. */
  List<Board> all() {
    return List.copyOf(open.values());
  }

  LineSink lines() {
    return lines;
  }

  /**
   * From now on this node looks after alerts, if no other one does.
   *
   * @param posts says in rooms what they have to say
   */
  public void start(AlertPosts posts) {
    sweeper.begin();
    alerts.start(posts);
  }

  AlertDesk alerts() {
    return alerts;
  }

  Builtins builtins() {
    return builtins;
  }

  Surroundings around() {
    return rooms.around();
  }

  Loading loading() {
    return loading;
  }

  BoardParts parts() {
    return parts;
  }

  /** The store holds another past now: each board is opened anew by whoever wants it. */
  public void reset() {
    for (Board board : all()) {
      board.close(BoardEvent.CloseReason.RESET);
      closed(board);
    }
    resets++;
    open.clear();
    claims.clear();
    alerts.reset();
  }

  /** Done when all that was recorded is stored, or could not be. */
  public Future<Void> quiet() {
    List<Future<Void>> flushed =
        open.values().stream()
            .map(board -> board.flushing().flush().transform(before -> board.flushing().flush()))
            .toList();
    return flushed.isEmpty() ? Future.succeededFuture() : Future.all(flushed).mapEmpty();
  }
}
