package chat.parley.board.lines;

import chat.parley.board.BoardEvent;
import chat.parley.board.BoardName;
import chat.parley.log.Followed;
import chat.parley.log.Log;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Pace;
import chat.parley.protocol.Event;
import chat.parley.room.Fact;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The log of one board that somebody follows, or writes. Touched only by the loop that owns the
 * rooms.
 */
final class OpenLines implements Followed<Chunk> {
  private final BoardName board;
  private final Surroundings around;
  private final LineParts parts;
  private final Runnable whenIdle;
  private final Log<ChunkDraft, Chunk> log;
  private final Gathering gathering;
  private final Followers followers;
  private final Recent recent = new Recent();
  private boolean heard;
  private int holds;

  /**
   * @param head up to where the store has it at least
   * @param whenIdle is run when it may be forgotten
   */
  OpenLines(
      BoardName board,
      long head,
      Surroundings around,
      LineParts parts,
      LogEnvironment<ChunkDraft, Chunk> logs,
      Runnable whenIdle) {
    this.board = board;
    this.around = around;
    this.parts = parts;
    this.whenIdle = whenIdle;
    this.followers = new Followers(board, around);
    this.log =
        new Log<>(
            board.path(),
            head,
            logs,
            // whoever follows says how much he wants to hear
            Pace.UNLIMITED,
            new StoredChunks(this::heard, this::stored, this::announced, whenIdle));
    this.gathering = new Gathering(around, parts, log, whenIdle);
  }

  private void stored(List<Chunk> chunks) {
    if (!around.peers().alone()) {
      List<Event> events = chunks.stream().map(this::event).toList();
      around.peers().publish(LineName.key(board), events);
    }
  }

  private Event event(Chunk chunk) {
    return new LineEvent.Stored(board, log.epoch(), chunk.pos(), chunk.ts(), chunk.bytes());
  }

  private void announced(List<Chunk> chunks) {
    if (heard) {
      chunks.forEach(chunk -> parts.memory().add(recent.add(chunk)));
      followers.announced(chunks);
    }
  }

  BoardName board() {
    return board;
  }

  Gathering gathering() {
    return gathering;
  }

  Followers followers() {
    return followers;
  }

  Recent recent() {
    return recent;
  }

  String epoch() {
    return log.epoch();
  }

  /** Up to where it is told. */
  long head() {
    return log.head();
  }

  /** Done when this node hears what others write; until {@link #release} at least. */
  Future<Void> hear() {
    if (heard) {
      return Future.succeededFuture();
    }
    around.peers().tell(new Fact.RoomHeard(LineName.key(board)));
    return known()
        .onSuccess(
            known -> {
              heard = true;
              recentBegins();
            })
        .onFailure(unknown -> unhear());
  }

  /** Done when this node knows how far the store has it: while nobody hears it nobody looks. */
  Future<Void> known() {
    return heard
        ? Future.succeededFuture()
        : LogEnvironment.inTime(parts.store().head(board.path())).compose(log::reach);
  }

  private void recentBegins() {
    parts.memory().release(recent.clear());
  }

  /** Somebody does something that takes a while: it must not be forgotten meanwhile. */
  void hold() {
    holds++;
  }

  void release() {
    holds--;
    unheard();
    whenIdle.run();
  }

  void leave(String session) {
    followers.leave(session);
    unheard();
    whenIdle.run();
  }

  private void unheard() {
    if (heard && holds == 0 && !followers.any()) {
      heard = false;
      recentBegins();
      unhear();
    }
  }

  private void unhear() {
    if (!heard) {
      around.peers().tell(new Fact.RoomUnheard(LineName.key(board)));
    }
  }

  /** One session is told why it hears no more. */
  void expel(String session, BoardEvent.CloseReason reason, BiConsumer<String, BoardName> gone) {
    leave(session);
    gone.accept(session, board);
    around.publisher().deliver(session, new LineEvent.Closed(board, reason));
  }

  @Override
  public String name() {
    return board.path();
  }

  @Override
  public boolean heard() {
    return heard;
  }

  @Override
  public void learn(List<Chunk> entries) {
    log.learn(entries);
  }

  @Override
  public Future<Void> reach(long stored) {
    return log.reach(stored);
  }

  @Override
  public void continueAt(long stored) {
    log.continueAt(stored);
    recentBegins();
  }

  @Override
  public Future<Void> quiet() {
    return gathering
        .quiet()
        .map(some -> some.transform(before -> quiet()))
        .orElseGet(Future::succeededFuture);
  }

  @Override
  public boolean idle() {
    return holds == 0 && !followers.any() && gathering.idle() && log.idle();
  }
}
