package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final Map<Series, Now> fading = new HashMap<>();
  private Optional<PollState> poll = Optional.empty();
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

  /** Of the board of a poll. */
  Optional<PollState> poll() {
    return poll;
  }

  /**
   * The store, or another node, tells a poll.
   *
   * @return whether it was news
   */
  boolean told(StoredPoll stored) {
    if (poll.isPresent()) {
      return stored.rev() > poll.get().poll().rev() && poll.get().told(stored, revision.change());
    }
    poll = Optional.of(new PollState(stored, revision.change()));
    headline.set(Optional.of(stored.poll().question()), Optional.empty(), revision.change());
    return true;
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
    fade(series);
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
      Series series = metrics.told(SeriesName.of(cell.series()));
      boolean news = series.told(cell, tier.get(), now, revision.change());
      if (news) {
        fade(series);
      }
      return news;
    } catch (IllegalArgumentException unfit) {
      return false;
    } catch (Refusal refused) {
      crowded |= refused.reply().problem() != Problem.KIND;
      return false;
    }
  }

  private void fade(Series series) {
    if (Present.fadingMillis(series.kind()) > 0) {
      fading.put(series, UNSEEN);
    }
  }

  /** Equal to no other. */
  private static final Now UNSEEN = new Now.Count(Double.NaN, 0);

  /** Whether there was no place for something that was told. */
  boolean crowded() {
    return crowded;
  }

  /** Whether something looks otherwise when time goes by. */
  boolean fades() {
    return !fading.isEmpty() || values.expiring();
  }

  /**
   * Time has gone by.
   *
   * @return whether something looks otherwise
   */
  boolean age(long now) {
    boolean news = values.expiring() && values.expire(now, revision.change());
    List<Series> over = new ArrayList<>();
    for (Map.Entry<Series, Now> entry : fading.entrySet()) {
      Series series = entry.getKey();
      Now as = Present.of(series, now);
      if (!as.equals(entry.getValue())) {
        entry.setValue(as);
        series.aged(revision.change());
        news = true;
      }
      if (now - series.touched() > Present.fadingMillis(series.kind())) {
        over.add(series);
      }
    }
    over.forEach(fading::remove);
    return news;
  }

  /** Series of which the store lacks something. */
  Set<Series> unstored() {
    return unstored;
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
    long bytes = values.bytes() + poll.map(PollState::bytes).orElse(0L);
    for (Metric metric : metrics.all()) {
      for (Series series : metric.series()) {
        bytes += series.bytes();
      }
    }
    return bytes;
  }
}
