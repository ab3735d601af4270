package chat.parley.pace;

/**
 * So many per second, and a burst after silence. What was not known before it was done may overdraw
 * it. Time is told by the caller, in milliseconds; a clock that is set back costs nothing. Any
 * thread may ask.
 */
public final class TokenBucket {
  private static final double MILLIS = 1_000;

  private final Rate rate;
  private double tokens;
  private long filledAt;

  public TokenBucket(Rate rate, long now) {
    this(rate, rate.burst(), now);
  }

  /**
   * @param tokens with which it begins
   */
  TokenBucket(Rate rate, double tokens, long now) {
    this.rate = rate;
    this.tokens = Math.min(rate.burst(), tokens);
    this.filledAt = now;
  }

  /** Returns 0 when there was a token, otherwise in how many milliseconds there will be one. */
  public long take(long now) {
    return take(1, now);
  }

  /** As {@link #take(long)}, of several at once. */
  public synchronized long take(double amount, long now) {
    long delay = delay(amount, now);
    if (delay == 0) {
      tokens -= amount;
    }
    return delay;
  }

  /**
   * In how many milliseconds so much may be taken. More than a burst may be taken when the bucket
   * is full, and is paid for afterwards.
   */
  public synchronized long delay(double amount, long now) {
    fill(now);
    double needed = Math.min(amount, rate.burst());
    return tokens >= needed ? 0 : (long) Math.ceil((needed - tokens) * MILLIS / rate.perSecond());
  }

  /** Takes what has been used already, whether it is there or not. */
  public synchronized void charge(double amount, long now) {
    fill(now);
    tokens -= amount;
  }

  /**
   * As {@link #charge}, but never so that more than so many bursts are missing.
   *
   * @param bursts of the rate
   */
  synchronized void charge(double amount, double bursts, long now) {
    fill(now);
    tokens = Math.max(Math.min(tokens, (1 - bursts) * rate.burst()), tokens - amount);
  }

  /** How much is missing until it is full. */
  synchronized double missing(long now) {
    fill(now);
    return tokens >= rate.burst() ? 0 : rate.burst() - tokens;
  }

  /** In how many milliseconds it is full. */
  public synchronized long untilFull(long now) {
    double missing = missing(now);
    return missing == 0 ? 0 : (long) Math.ceil(missing * MILLIS / rate.perSecond());
  }

  /** Whether more is missing than two bursts. */
  synchronized boolean spent(long now) {
    fill(now);
    return tokens < -rate.burst();
  }

  private void fill(long now) {
    if (now > filledAt) {
      tokens = Math.min(rate.burst(), tokens + (now - filledAt) * rate.perSecond() / MILLIS);
    }
    filledAt = now;
  }
}
