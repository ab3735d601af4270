package chat.parley.board.lines;

import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.board.Item;
import chat.parley.board.LineSink;
import chat.parley.log.LogEnvironment;
import chat.parley.log.OpenLogs;
import chat.parley.log.Overloaded;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.room.Claims;
import chat.parley.room.Incoming;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The logs of boards of one node that somebody follows or writes; of the others nothing is in
 * memory. Touched only by the loop that owns the rooms.
 */
public final class Lines implements LineSink {
  /** Chunks of one log that wait for the store; more than {@link Gathering} ever sends. */
  private static final int WAITING = 1_000;

  private final Rooms rooms;
  private final LineParts parts;
  private final LogEnvironment<ChunkDraft, Chunk> logs;
  private final OpenLogs<Chunk, OpenLines> open =
      new OpenLogs<>(
          (path, head) -> Future.succeededFuture(keep(BoardName.of(path), head)), lines -> {});
  private final Claims<BoardName> claims =
      new Claims<>(Problem.TOO_MANY.refusedFor("board", "Follow another log no more first."));

  public Lines(Rooms rooms, Incoming incoming, LineParts parts) {
    this.rooms = rooms;
    this.parts = parts;
    this.logs =
        new LogEnvironment<>(
            parts.store(),
            rooms.around().peers()::alone,
            rooms.around().timers(),
            rooms.around().storing(),
            WAITING,
            new ChunkCounters(rooms.around().counters()));
    rooms.tell(new LineDepartures(this));
    incoming.tell(new OtherLines(parts.store(), open, this::ended));
  }

  private OpenLines keep(BoardName board, long head) {
    return open.keep(
        board.path(),
        () ->
            new OpenLines(
                board,
                head,
                rooms.around(),
                parts,
                logs,
                () -> ifOpen(board).ifPresent(open::forgetIdle)));
  }

  Optional<OpenLines> ifOpen(BoardName board) {
    return open.ifOpen(board.path());
  }

  /** Does something with a log, which stays open at least until that is done. */
  <T> Future<T> with(BoardName board, Function<OpenLines, Future<T>> work) {
    return open.open(board.path(), () -> LogEnvironment.inTime(parts.store().head(board.path())))
        .compose(
            found -> {
              found.hold();
              return begun(work, found).onComplete(done -> found.release());
            });
  }

  private static <T> Future<T> begun(Function<OpenLines, Future<T>> work, OpenLines lines) {
    try {
      return work.apply(lines);
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  @Override
  public void require(BoardName board, long bytes) {
    if (!parts.memory().take(bytes)) {
      throw overloaded();
    }
    parts.memory().release(bytes);
    if (ifOpen(board).filter(lines -> !lines.gathering().takes(bytes)).isPresent()) {
      throw overloaded();
    }
  }

  private static Refusal overloaded() {
    return new Refusal(
        Problem.OVERLOADED.refusedForNow(
            "Too many lines wait to be stored; try it again.", Overloaded.RETRY_MILLIS));
  }

  /** A log that nobody follows is opened without a look at the store: its end is of no interest. */
  @Override
  public void take(BoardName board, List<Item.Line> lines, long now) {
    OpenLines log = ifOpen(board).orElseGet(() -> keep(board, 0));
    lines.forEach(line -> log.gathering().add(LogLine.of(line, now)));
  }

  Claims<BoardName> claims() {
    return claims;
  }

  LineParts parts() {
    return parts;
  }

  /** A session hears no more of a log. */
  void unfollow(String session, BoardName board) {
    claims.disclaim(session, board);
    ifOpen(board).ifPresent(lines -> lines.leave(session));
  }

  /** The same, and it is told why. */
  void expel(String session, BoardName board, BoardEvent.CloseReason reason) {
    ifOpen(board).ifPresent(lines -> lines.expel(session, reason, claims::disclaim));
  }

  @Override
  public Future<Boolean> forget(long now) {
    return parts.store().forget(now - parts.keepMillis());
  }

  @Override
  public void gone(BoardName board) {
    ended(board);
    if (!rooms.around().peers().alone()) {
      rooms.around().peers().publish(LineName.key(board), List.of(new LineEvent.Gone(board)));
    }
  }

  /** Whoever follows it is told so; another one of its name begins anew. */
  private void ended(BoardName board) {
    ifOpen(board)
        .ifPresent(
            lines -> {
              lines
                  .followers()
                  .sessions()
                  .forEach(one -> expel(one, board, BoardEvent.CloseReason.DELETED));
              lines.continueAt(0);
            });
  }

  /** The store holds other logs now: each is followed anew by whoever wants it. */
  public void reset() {
    for (OpenLines lines : open.all().toList()) {
      lines
          .followers()
          .sessions()
          .forEach(one -> expel(one, lines.board(), BoardEvent.CloseReason.RESET));
      lines.continueAt(0);
    }
    claims.clear();
  }

  /** Done when all that was recorded is stored, or could not be. */
  public Future<Void> quiet() {
    return open.quiet();
  }
}
