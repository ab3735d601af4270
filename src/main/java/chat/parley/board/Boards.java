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
  private final LineSink lines;
  private final Map<BoardName, Board> open = new LinkedHashMap<>();
  private final Map<BoardName, Future<Board>> opening = new HashMap<>();
  private final Claims<BoardName> claims =
      new Claims<>(Problem.TOO_MANY.refusedFor("board", "Watch another board no more first."));
  private final SeriesSeats seats;
  private long openings;
  private long flushes;
  private boolean flushing;

  /**
   * @param lines takes what is recorded of logs
   */
  public Boards(Rooms rooms, Incoming incoming, BoardParts parts, LineSink lines) {
    this.rooms = rooms;
    this.lines = lines;
    this.parts = parts;
    this.loading = new Loading(parts.store());
    this.seats = new SeriesSeats(parts.bounds().series(), parts.memory());
    rooms.tell(new BoardDepartures(this));
    incoming.tell(new OtherBoards(this));
  }

  /** What the store has and this node has not heard. */
  Future<Void> refresh(Board board) {
    return loading.load(board, now());
  }

  long now() {
    return rooms.around().clock().getAsLong();
  }

  /** Does something with a board, which stays open at least until that is done. */
  <T> Future<T> with(BoardName name, Function<Board, Future<T>> work) {
    Board board = open.get(name);
    return board == null ? opened(name).compose(found -> held(found, work)) : held(board, work);
  }

  private static <T> Future<T> held(Board board, Function<Board, Future<T>> work) {
    board.hold();
    Future<T> done;
    try {
      done = work.apply(board);
    } catch (RuntimeException refused) {
      done = Future.failedFuture(refused);
    }
    return done.onComplete(over -> board.release());
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
                  if (!made) {
                    throw new Refusal(
                        Problem.TOO_MANY.refusedFor(
                            "board", "The room has as many boards as it may have."));
                  }
                  board.found(StoredBoard.NEW);
                  return null;
                });
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
      board.flushing().flush().onFailure(this::failed);
      if (trims) {
        board.trim();
      }
      if (board.idle(IDLE_MILLIS)) {
        open.remove(board.name());
        board.closed();
      }
    }
    if (!open.isEmpty()) {
      keepGoing();
    }
  }

  /** That the store is out of reach is told by whoever watches it. */
  private void failed(Throwable cause) {
    if (!(cause instanceof StoreUnavailable)) {
      parts.failures().accept(cause);
    }
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

  LineSink lines() {
    return lines;
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
