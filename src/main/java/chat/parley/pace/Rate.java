package chat.parley.pace;

/**
 * How fast something may go.
 *
 * @param burst how much of it at once, after silence
 */
public record Rate(double perSecond, double burst) {
  /** Nothing is too much. */
  public static final Rate UNLIMITED = new Rate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** As settings say it, where 0 is no limit. */
  public static Rate of(int perSecond, int burst) {
    return perSecond == 0 || burst == 0 ? UNLIMITED : new Rate(perSecond, burst);
  }

  public Rate times(double factor) {
    return new Rate(perSecond * factor, burst * factor);
  }
}
