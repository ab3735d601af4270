package chat.parley.board;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Which number of a series an alert looks at. */
public enum AlertFigure {
  /**
   * What one would look at first: the rate of a count, the value of a gauge, p99, the last hour.
   */
  NOW,
  RATE,
  TOTAL,
  COUNT,
  SUM,
  MIN,
  MAX,
  P50,
  P90,
  P99,
  P999,
  HOUR,
  DAY;

  /** A gauge that nobody has set for so long says nothing any more: its sender may be gone. */
  public static final long STALE_MILLIS = TimeUnit.MINUTES.toMillis(10);

  private static final double MINUTE_SECONDS = 60;

  /** Whether it is a number of such series. */
  boolean fits(Kind kind) {
    return switch (kind) {
      case COUNT, LOG -> this == NOW || this == RATE || this == TOTAL;
      case GAUGE, TOP -> this == NOW;
      case OBSERVE -> this != TOTAL && this != HOUR && this != DAY;
      case UNIQUE -> this == NOW || this == HOUR || this == DAY;
      case VALUES, VOTES -> false;
    };
  }

  /**
   * Whether it is over the last seconds, which a node does not know that has just begun to hear.
   */
  boolean recent(Kind kind) {
    return (kind == Kind.COUNT || kind == Kind.LOG) && this != TOTAL;
  }

  /**
   * The number; nothing when there is none, which is not zero.
   *
   * @param moment milliseconds since 1970
   */
  OptionalDouble of(Now now, long moment) {
    if (now instanceof Now.Count count) {
      return OptionalDouble.of(this == TOTAL ? count.total() : count.rate());
    }
    if (now instanceof Now.Gauge gauge) {
      return moment - gauge.at() > STALE_MILLIS
          ? OptionalDouble.empty()
          : OptionalDouble.of(gauge.value());
    }
    if (now instanceof Now.Top top) {
      return top.keys().stream().mapToDouble(Heavy::weight).findFirst();
    }
    if (now instanceof Now.Unique unique) {
      return OptionalDouble.of(this == DAY ? unique.day() : unique.hour());
    }
    return observed((Now.Observe) now);
  }

  private OptionalDouble observed(Now.Observe observed) {
    if (this == COUNT) {
      return OptionalDouble.of(observed.count());
    }
    if (this == RATE) {
      return OptionalDouble.of(observed.count() / MINUTE_SECONDS);
    }
    return observed.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value(observed));
  }

  private double value(Now.Observe observed) {
    return switch (this) {
      case SUM -> observed.sum();
      case MIN -> observed.min();
      case MAX -> observed.max();
      case P50 -> observed.p50();
      case P90 -> observed.p90();
      case P999 -> observed.p999();
      default -> observed.p99();
    };
  }
}
