package chat.parley.board;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Says how a series is at a moment. */
final class Present {
  private static final int KEYS = 20;
  private static final int RATE_SECONDS = 10;
  private static final int MINUTE_STEPS = 6;
  private static final int HOUR_STEPS = 60;
  private static final int DAY_STEPS = 24;

  /** Clocks of nodes differ by a minute at most, and those of clients from them as well. */
  private static final long AHEAD_MILLIS = TimeUnit.MINUTES.toMillis(3);

  private Present() {}

  /**
   * @param now milliseconds since 1970
   */
  static Now of(Series series, long now) {
    return switch (series.kind()) {
      case COUNT, LOG -> new Now.Count(((CountCell) series.total()).sum(), rate(series, now));
      case GAUGE -> gauge(series, now);
      case OBSERVE -> observed((ObserveCell) series.last(Tier.TEN_SECONDS).at(now));
      case TOP -> new Now.Top(((TopCell) series.last(Tier.MINUTE).at(now)).heaviest(KEYS));
      case UNIQUE ->
          new Now.Unique(
              ((UniqueCell) series.last(Tier.MINUTE).at(now)).distinct(),
              ((UniqueCell) series.last(Tier.HOUR).at(now)).distinct());
      case VALUES, VOTES -> throw new IllegalArgumentException("values and votes are no series");
    };
  }

  private static double rate(Series series, long now) {
    long until = Tier.SECOND.start(now);
    Optional<Cell> cell =
        series.between(Tier.SECOND, until - TimeUnit.SECONDS.toMillis(RATE_SECONDS), until);
    return cell.map(counted -> ((CountCell) counted).sum() / RATE_SECONDS).orElse(0.0);
  }

  /** What a clock said that was years ahead must not stand until then. */
  private static Now gauge(Series series, long now) {
    GaugeCell newest = new GaugeCell();
    GaugeCell ahead = new GaugeCell();
    series.slots(
        Tier.TOTAL,
        0,
        1,
        slot -> {
          boolean possible = ((GaugeCell) slot.cell()).at() <= now + AHEAD_MILLIS;
          (possible ? newest : ahead).add(slot.cell());
        });
    GaugeCell shown = newest.at() == Long.MIN_VALUE ? ahead : newest;
    return new Now.Gauge(shown.value(), shown.at());
  }

  static Now.Observe observed(ObserveCell cell) {
    return cell.count() == 0
        ? new Now.Observe(0, 0, 0, 0, 0, 0, 0, 0)
        : new Now.Observe(
            cell.count(),
            cell.sum(),
            cell.least(),
            cell.most(),
            cell.percentile(0.5),
            cell.percentile(0.9),
            cell.percentile(0.99),
            cell.percentile(0.999));
  }

  /** How many steps of a tier are what is told as now: a minute, an hour, or a day. */
  static int steps(Tier tier) {
    return switch (tier) {
      case TEN_SECONDS -> MINUTE_STEPS;
      case MINUTE -> HOUR_STEPS;
      case HOUR -> DAY_STEPS;
      case SECOND, TOTAL -> 1;
    };
  }

  /** For how long after it was touched last a series looks otherwise by itself. */
  static long fadingMillis(Kind kind) {
    return switch (kind) {
      case COUNT, LOG -> TimeUnit.SECONDS.toMillis(RATE_SECONDS + 2);
      case OBSERVE -> TimeUnit.SECONDS.toMillis(72);
      case TOP -> TimeUnit.MINUTES.toMillis(HOUR_STEPS + 2);
      case UNIQUE -> TimeUnit.HOURS.toMillis(DAY_STEPS + 2);
      case GAUGE, VALUES, VOTES -> 0;
    };
  }

  /** It does when a step of this is over. */
  static Tier fading(Kind kind) {
    return switch (kind) {
      case OBSERVE -> Tier.TEN_SECONDS;
      case TOP, UNIQUE -> Tier.MINUTE;
      default -> Tier.SECOND;
    };
  }
}
