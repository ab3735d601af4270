package chat.parley.board;

import java.util.Optional;

/**
 * The last steps of a tier of one series as one. Those that are over are added up once and kept,
 * for they seldom change: sketches of an hour would be sixty sums for each look at them.
 */
final class Rolling {
  private final Series series;
  private final Tier tier;
  private final int steps;
  private Optional<Cell> over = Optional.empty();
  private long current = Long.MIN_VALUE;
  private long revision;

  /**
   * @param steps how many, the one that is not over included
   */
  Rolling(Series series, Tier tier, int steps) {
    this.series = series;
    this.tier = tier;
    this.steps = steps;
  }

  /** As they are at this moment. */
  Cell at(long now) {
    long start = tier.start(now);
    if (start != current || over.isEmpty() || changed(start)) {
      long from = start - (steps - 1) * tier.stepMillis();
      over = Optional.of(sum(from, start));
      current = start;
      // what changes before this state is seen has the same number
      revision = series.changed() - 1;
    }
    Cell all = over.get().copy();
    all.add(sum(start, start + tier.stepMillis()));
    return all;
  }

  private boolean changed(long start) {
    return !series.changes(tier, revision).headSet(start).isEmpty();
  }

  private Cell sum(long from, long before) {
    return series.between(tier, from, before).orElseGet(series.kind()::empty);
  }
}
