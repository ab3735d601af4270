package chat.parley.board;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Brings to the store, and to nodes where somebody watches, what was recorded on a board: whole
 * cells, so that to bring one twice harms nobody. What the store did not take is brought again.
 */
final class Flushing {
  /** Cells that are stored at once: the store has others to serve. */
  private static final int MOST = 2_000;

  /** Sketches are large; other nodes get them in one message. */
  private static final int MOST_BYTES = 1 << 20;

  private final Board board;
  private final BoardState state;
  private final Surroundings around;
  private final BoardStore store;
  private Future<Void> current = Future.succeededFuture();

  /** A cell, and what it is a copy of. */
  private record Copied(Series series, Series.Change change, long version, ShareCell cell) {}

  Flushing(Board board, Surroundings around, BoardStore store) {
    this.board = board;
    this.state = board.state();
    this.around = around;
    this.store = store;
  }

  boolean idle() {
    return current.isComplete() && state.unstored().isEmpty();
  }

  /** Done when what there is now is stored, or could not be. */
  Future<Void> flush() {
    if (current.isComplete()) {
      current = Rounds.whileMore(this::round);
    }
    return current;
  }

  /** Some of it; whether there is more. */
  private Future<Boolean> round() {
    boolean told = told();
    List<Copied> copied = copied(told);
    boolean more = !state.unstored().isEmpty();
    if (copied.isEmpty()) {
      return Future.succeededFuture(false);
    }
    return saved(copied, told)
        .onComplete(saved -> copied.forEach(copy -> done(copy, saved.succeeded())))
        .map(saved -> more);
  }

  /** A fault on the way is a failure as well, or what was copied would never be brought again. */
  private Future<Void> saved(List<Copied> copied, boolean told) {
    try {
      if (told) {
        publish(copied.stream().map(Copied::cell).toList());
      }
      List<ShareCell> stored =
          copied.stream().filter(copy -> copy.change().tier().stored()).map(Copied::cell).toList();
      return LogEnvironment.inTime(
              store.save(board.requireId(), around.clock().getAsLong(), stored))
          .map(Flushing::there);
    } catch (RuntimeException fault) {
      return Future.failedFuture(fault);
    }
  }

  private static Void there(boolean there) {
    if (!there) {
      throw new BoardGone();
    }
    return null;
  }

  /** Whether somebody watches on another node. */
  private boolean told() {
    return !around.peers().alone() && !around.cluster().hearing(board.name().key()).isEmpty();
  }

  /** Steps of a second are for other nodes alone. */
  private List<Copied> copied(boolean told) {
    List<Copied> copied = new ArrayList<>();
    Iterator<Series> all = state.unstored().iterator();
    long bytes = 0;
    while (all.hasNext() && copied.size() < MOST && bytes < MOST_BYTES) {
      Series series = all.next();
      String name = series.name().text();
      for (Series.Change change : series.unstored()) {
        if (told || change.tier().stored()) {
          Copied copy = copy(series, name, change);
          copied.add(copy);
          bytes += copy.cell().bytes().length;
        } else {
          change.slot().stored(change.slot().version());
        }
      }
      series.unstored().clear();
      all.remove();
    }
    return copied;
  }

  private static Copied copy(Series series, String name, Series.Change change) {
    Slot slot = change.slot();
    ShareCell cell =
        new ShareCell(name, change.owner(), change.tier().seconds(), slot.start(), slot.spelled());
    return new Copied(series, change, slot.version(), cell);
  }

  /** Nodes where somebody watches get these cells, too. */
  void tell(List<ShareCell> cells) {
    if (told()) {
      publish(cells);
    }
  }

  private void publish(List<ShareCell> cells) {
    around
        .peers()
        .publish(
            board.name().key(),
            List.of(new BoardEvent.Shares(board.name(), board.requireId(), cells)));
  }

  /** What has changed meanwhile goes again. */
  private void done(Copied copy, boolean stored) {
    Slot slot = copy.change().slot();
    if (stored) {
      slot.stored(copy.version());
    }
    if (slot.dirty()) {
      copy.series().unstored().add(copy.change());
      state.unstored().add(copy.series());
    }
  }
}
