package chat.parley.board;

import java.util.concurrent.TimeUnit;

/** Which number of a step a chart shows. */
public enum Figure {
  /** What its kind shows: sums, last values, p99, different ids. */
  USUAL,
  P50,
  P90,
  P99,
  P999,
  RATE,
  SUM,
  MIN,
  MAX;

  /**
   * @param stepMillis how long the step is
   */
  double of(Cell cell, long stepMillis) {
    if (cell instanceof CountCell count) {
      return this == RATE ? perSecond(count.sum(), stepMillis) : count.sum();
    }
    if (cell instanceof GaugeCell gauge) {
      return gauge.value();
    }
    if (cell instanceof UniqueCell unique) {
      return unique.distinct();
    }
    if (cell instanceof TopCell top) {
      return top.heaviest(1).stream().mapToDouble(Heavy::weight).sum();
    }
    return observed((ObserveCell) cell, stepMillis);
  }

  private double observed(ObserveCell cell, long stepMillis) {
    return switch (this) {
      case P50 -> cell.percentile(0.5);
      case P90 -> cell.percentile(0.9);
      case USUAL, P99 -> cell.percentile(0.99);
      case P999 -> cell.percentile(0.999);
      case RATE -> perSecond(cell.count(), stepMillis);
      case SUM -> cell.sum();
      case MIN -> cell.least();
      case MAX -> cell.most();
    };
  }

  private static double perSecond(double sum, long stepMillis) {
    return sum * TimeUnit.SECONDS.toMillis(1) / stepMillis;
  }
}
