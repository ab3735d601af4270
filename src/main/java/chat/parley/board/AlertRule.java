package chat.parley.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import java.util.concurrent.TimeUnit;

/**
 * When a room is told that a number of one of its boards is not as it should be.
 *
 * @param name for people; a board has one alert of a name
 * @param labels those series of the metric that have all of these; of several the farthest counts
 * @param above whether it begins above the threshold, or below
 * @param clear at which it is over: the threshold, or further back
 * @param forMillis how long it must be beyond before the room is told
 * @param quietMillis after its end the room is told of no other one for so long
 */
public record AlertRule(
    String name,
    MetricName metric,
    Labels labels,
    AlertFigure figure,
    boolean above,
    double threshold,
    double clear,
    long forMillis,
    long quietMillis) {

  /** Of one board. */
  public static final int MOST = 20;

  /** Of all boards of an installation: one node looks after all of them. */
  public static final int MOST_OF_ALL = 1_000;

  public static final long LONGEST_FOR_MILLIS = TimeUnit.DAYS.toMillis(1);

  /** So that nobody makes a room of many messages out of one number. */
  public static final long SHORTEST_QUIET_MILLIS = TimeUnit.SECONDS.toMillis(10);

  public static final long USUAL_QUIET_MILLIS = TimeUnit.MINUTES.toMillis(5);
  public static final long LONGEST_QUIET_MILLIS = TimeUnit.DAYS.toMillis(7);

  /**
   * @throws Refusal when it would be over before it begins
   */
  public AlertRule {
    if (above ? clear > threshold : clear < threshold) {
      throw new Refusal(
          Problem.BAD_REQUEST.refusedFor(
              "clear", "An alert is over at its threshold, or further back."));
    }
  }

  boolean beyond(double value) {
    return above ? value > threshold : value < threshold;
  }

  boolean over(double value) {
    return above ? value <= clear : value >= clear;
  }

  /** The one that is farther beyond. */
  double farther(double one, double other) {
    return above ? Math.max(one, other) : Math.min(one, other);
  }

  boolean concerns(Labels series) {
    return series.byKey().entrySet().containsAll(labels.byKey().entrySet());
  }
}
