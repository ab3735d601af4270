package chat.parley.transport;

/** So many per second, and a burst after silence. Time is told by the caller, in milliseconds. */
public final class TokenBucket {
  private final double perMilli;
  private final double burst;
  private double tokens;
  private long filledAt;

  public TokenBucket(int perSecond, int burst, long now) {
    this.perMilli = perSecond / 1000.0;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = now;
  }

  /** Returns 0 when there was a token, otherwise in how many milliseconds there will be one. */
  public long take(long now) {
    tokens = Math.min(burst, tokens + (now - filledAt) * perMilli);
    filledAt = now;
    if (tokens >= 1) {
      tokens--;
      return 0;
    }
    return (long) Math.ceil((1 - tokens) / perMilli);
  }
}
