package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.StoreUnavailable;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Claims;
import chat.parley.room.Incoming;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The boards of one node that somebody watches or records on. While there are none nothing is done.
 * Touched only by the loop that owns the rooms.
 */
public final class Boards {
  /** At kill -9 so much is lost at most of what was not asked to be exact. */
  private static final long FLUSH_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private static final int FLUSHES_PER_TRIM = 10;
  private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(60);

  private final Rooms rooms;
  private final BoardParts parts;
  private final Loading loading;
  private final Map<BoardName, Board> open = new LinkedHashMap<>();
  private final Map<BoardName, Future<Board>> opening = new HashMap<>();
  private final Claims<BoardName> claims =
      new Claims<>(Problem.TOO_MANY.refusedFor("board", "Watch another board no more first."));
  private final SeriesSeats seats;
  private final BoardNews news;
  private final BoardSweeper sweeper;
  private final Ending ending;
  private long openings;
  private long flushes;
  private boolean flushing;

  public Boards(Rooms rooms, Incoming incoming, BoardParts parts) {
    this.rooms = rooms;
    this.parts = parts;
    this.loading = new Loading(parts.store());
    this.seats = new SeriesSeats(parts.bounds().series(), parts.memory());
    this.news = new BoardNews(rooms.around());
    this.sweeper = new BoardSweeper(parts.store(), rooms.around().timers(), parts.failures());
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
    return board.made()
        ? Future.succeededFuture()
        : LogEnvironment.inTime(parts.store().make(board.name(), now(), parts.bounds().boards()))
            .map(
                made -> {
                  begun(board, made.orElseThrow(Boards::full));
                  return null;
                });
  }

  private void begun(Board board, BoardStore.MadeBoard made) {
    if (made.news()) {
      news.made(board.name());
    }
    board.found(StoredBoard.begun(made.id()));
  }

  private static Refusal full() {
    return new Refusal(
        Problem.TOO_MANY.refusedFor("board", "The room has as many boards as it may have."));
  }

  private Future<Board> opened(BoardName name) {
    Future<Board> already = opening.get(name);
    if (already != null) {
      return already;
    }
    requireMemory();
    Owners owners = new Owners(parts.node(), Long.toString(++openings, Character.MAX_RADIX));
    Board board =
        new Board(name, rooms.around(), new BoardState(seats, owners, now()), parts, this::refresh);
    Future<Board> loaded =
        loading
            .open(board, now())
            .map(done -> board)
            .onSuccess(done -> open.put(name, board))
            .onSuccess(done -> board.upkeep().count())
            .onFailure(failed -> board.closed())
            .onComplete(over -> opening.remove(name));
    if (!loaded.isComplete()) {
      opening.put(name, loaded);
    }
    return loaded.onSuccess(done -> keepGoing());
  }

  /** While any board is open. */
  private void keepGoing() {
    if (!flushing) {
      flushing = true;
      rooms.around().timers().after(FLUSH_MILLIS, this::tick);
    }
  }

  private void tick() {
    flushing = false;
    boolean trims = ++flushes % FLUSHES_PER_TRIM == 0;
    for (Board board : all()) {
      try {
        tend(board, trims);
      } catch (RuntimeException fault) {
        // a fault with one of them must not keep the others from the store
        failed(board, fault);
      }
    }
    if (!open.isEmpty()) {
      keepGoing();
    }
  }

  private void tend(Board board, boolean trims) {
    board.flushing().flush().onFailure(cause -> failed(board, cause));
    if (trims) {
      board.upkeep().trim();
    }
    board.upkeep().count();
    if (board.idle(IDLE_MILLIS)) {
      open.remove(board.name());
      board.closed();
    }
  }

  /** That the store is out of reach is told by whoever watches it. */
  private void failed(Board board, Throwable cause) {
    if (!ending.failed(board, cause) && !(cause instanceof StoreUnavailable)) {
      parts.failures().accept(cause);
    }
  }

  /** From now on what happens by itself happens. */
  public void start() {
    sweeper.begin();
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

  Optional<Board> ifOpen(BoardName name) {
    return Optional.ofNullable(open.get(name));
  }

  /** All that are open. */
  List<Board> all() {
    return List.copyOf(open.values());
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
      board.closed();
    }
    open.clear();
    claims.clear();
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
