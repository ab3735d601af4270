package chat.parley.board.lines;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.log.StoreUnavailable;
import chat.parley.room.Surroundings;
import java.util.concurrent.TimeUnit;

/** Deletes what is too old of the logs of all boards, each hour, a piece at a time. */
public final class LineSweeper {
  private static final long PAUSE_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** Not with the start of a node, which has other things to do. */
  private static final long FIRST_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final Surroundings around;
  private final LineParts parts;

  public LineSweeper(Surroundings around, LineParts parts) {
    this.around = around;
    this.parts = parts;
  }

  public void start() {
    around.timers().after(FIRST_MILLIS, this::sweep);
  }

  /** That the store is out of reach is told by whoever watches it. */
  private void sweep() {
    long before = around.clock().getAsLong() - parts.keepMillis();
    Rounds.whileMore(() -> LogEnvironment.inTime(parts.store().forget(before)))
        .onFailure(
            cause -> {
              if (!(cause instanceof StoreUnavailable)) {
                parts.failures().accept(cause);
              }
            })
        .onComplete(done -> around.timers().after(PAUSE_MILLIS, this::sweep));
  }
}
