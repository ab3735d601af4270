package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** All that an open board holds. Touched only by the loop that owns the rooms. */
final class BoardState {
  /** Clocks of clients differ by so much. */
  private static final long AHEAD_MILLIS = TimeUnit.SECONDS.toMillis(60);

  private final Metrics metrics;
  private final KeyedValues values = new KeyedValues();
  private final Headline headline = new Headline();
  private final Revision revision = new Revision();
  private final Horizon horizon;
  private final Owners owners;
  private final Set<Series> unstored = new LinkedHashSet<>();
  private final Map<String, Series> bySpelled = new HashMap<>();
  private final Aging aging = new Aging();
  private boolean crowded;

  BoardState(Metrics.Seats seats, Owners owners, long now) {
    this.metrics = new Metrics(seats);
    this.owners = owners;
    this.horizon = new Horizon(now);
  }

  Metrics metrics() {
    return metrics;
  }

  KeyedValues values() {
    return values;
  }

  Headline headline() {
    return headline;
  }

  Revision revision() {
    return revision;
  }

  Owners owners() {
    return owners;
  }

  Horizon horizon() {
    return horizon;
  }

  /**
   * A sample becomes part of its series.
   *
   * @param now milliseconds since 1970
   * @throws Refusal when it has no place, or is of no time that is kept
   */
  void record(Item.Sample sample, long now) {
    long at = sample.at().orElse(now);
    if (at > now + AHEAD_MILLIS) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("at", "This is yet to come."));
    }
    if (at < Tier.HOUR.forgottenBefore(now)) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("at", "This is longer ago than is kept."));
    }
    Series series = metrics.of(sample);
    series.record(sample, at, now, owners, horizon, revision.change());
    unstored.add(series);
    aging.recorded(series, now);
  }

  /**
   * The store, or another node, tells a cell.
   *
   * @return whether it was news; what cannot be read, or has no place, is none
   */
  boolean told(ShareCell cell, long now) {
    Optional<Tier> tier = Tier.of(cell.tier());
    if (tier.isEmpty() || cell.start() > now + Tier.HOUR.stepMillis()) {
      return false;
    }
    if (!horizon.has(tier.get(), tier.get().start(cell.start()))) {
      return false;
    }
    try {
      Series series = series(cell.series());
      boolean news = series.told(cell, tier.get(), now, revision.change());
      if (news) {
        aging.recorded(series, now);
      }
      return news;
    } catch (IllegalArgumentException unfit) {
      return false;
    } catch (Refusal refused) {
      crowded |= refused.reply().problem() != Problem.KIND;
      return false;
    }
  }

  /** Cells of a series come by the hundred. */
  private Series series(String spelled) {
    Series known = bySpelled.get(spelled);
    if (known == null) {
      known = metrics.told(SeriesName.of(spelled));
      bySpelled.put(spelled, known);
    }
    return known;
  }

  /** Whether there was no place for something that was told. */
  boolean crowded() {
    return crowded;
  }

  /** Whether something looks otherwise when time goes by. */
  boolean fades() {
    return aging.any() || values.expiring();
  }

  /**
   * Time has gone by.
   *
   * @return whether something looks otherwise
   */
  boolean age(long now) {
    boolean gone = values.expiring() && values.expire(now, revision.change());
    return aging.look(now, revision::change) || gone;
  }

  /** Series of which the store lacks something. */
  Set<Series> unstored() {
    return unstored;
  }

  /**
   * Goes on after the clock was put back behind all that memory has. What was forgotten of the time
   * that comes again is in the store: it has to be read.
   *
   * @return false when it was not
   */
  boolean beganAnew(long now) {
    if (!horizon.ahead(now)) {
      return false;
    }
    owners.beginAnew();
    horizon.beginAnew(now);
    return true;
  }

  /**
   * Forgets what is too old for memory. What was late of it goes under another name from now on.
   */
  void trim(long now) {
    horizon.advance(now);
    metrics.all().forEach(metric -> metric.series().forEach(series -> series.trim(horizon)));
    owners.lateStored();
  }

  /** What it takes of memory, near enough. */
  long bytes() {
    long bytes = values.bytes();
    for (Metric metric : metrics.all()) {
      for (Series series : metric.series()) {
        bytes += series.bytes();
      }
    }
    return bytes;
  }
}
