package chat.parley.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The series of a board that look otherwise when time goes by: a rate, a last minute, a last hour.
 * Each is looked at when a step of it is over. Touched only by the loop that owns the rooms.
 */
final class Aging {
  /** Sketches cost up to a tenth of a millisecond each: the others are looked at the next time. */
  private static final int MOST_SKETCHES = 300;

  /** Equal to no other. */
  private static final Now UNSEEN = new Now.Count(Double.NaN, 0);

  /** What is touched so much later than now was so by a clock that was put back. */
  private static final long AHEAD_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final Map<Series, Looks> series = new LinkedHashMap<>();

  /**
   * @param step in which it was looked at, milliseconds since 1970
   */
  private record Looks(Now as, long step) {}

  /** Who watches hears of it already, as it is in this step. */
  void recorded(Series one, long now) {
    if (Present.fadingMillis(one.kind()) > 0) {
      series.put(one, new Looks(UNSEEN, step(one, now)));
    }
  }

  private static long step(Series one, long now) {
    return Present.fading(one.kind()).start(now);
  }

  boolean any() {
    return !series.isEmpty();
  }

  /**
   * @param changed gives the number of a change
   * @return whether something looks otherwise
   */
  boolean look(long now, LongSupplier changed) {
    List<Series> due = due(now);
    boolean news = false;
    for (Series one : due) {
      Now as = Present.of(one, now);
      // behind all others, so that each has its turn
      Now before = series.remove(one).as();
      if (!as.equals(before)) {
        one.aged(changed.getAsLong());
        news = true;
      }
      if (!over(one, now)) {
        series.put(one, new Looks(as, step(one, now)));
      }
    }
    return news;
  }

  private List<Series> due(long now) {
    List<Series> due = new ArrayList<>();
    int sketches = 0;
    for (Map.Entry<Series, Looks> entry : series.entrySet()) {
      Series one = entry.getKey();
      boolean sketch = one.kind() != Kind.COUNT;
      if (entry.getValue().step() != step(one, now) && (!sketch || sketches < MOST_SKETCHES)) {
        sketches += sketch ? 1 : 0;
        due.add(one);
      }
    }
    return due;
  }

  private static boolean over(Series one, long now) {
    long ago = now - one.touched();
    return ago > Present.fadingMillis(one.kind()) || ago < -AHEAD_MILLIS;
  }
}
