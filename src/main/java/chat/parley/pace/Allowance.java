package chat.parley.pace;

/** What somebody may still do now. Any thread may ask. */
final class Allowance {
  /** Somebody who starts with the debts of others waits no longer than after a burst of his own. */
  private static final double ONE_BURST = 1;

  /** Debts of those who left are remembered so far. */
  private static final double FOUR_BURSTS = 4;

  private final TokenBucket frames;
  private final TokenBucket commands;
  private final TokenBucket sends;
  private final TokenBucket bytes;
  private final TokenBucket earned;

  Allowance(Rates rates, long now) {
    this(rates, rates.sends().burst(), now);
  }

  /**
   * @param earned how much of the sends that somebody begins with are his own; the others are on
   *     credit of his address
   */
  Allowance(Rates rates, double earned, long now) {
    this.earned = new TokenBucket(rates.sends(), earned, now);
    this.frames = new TokenBucket(rates.frames(), now);
    this.commands = new TokenBucket(rates.commands(), now);
    this.sends = new TokenBucket(rates.sends(), now);
    this.bytes = new TokenBucket(rates.bytes(), now);
  }

  /** Returns false when somebody has gone on past his pace for long. */
  boolean frame(long now) {
    frames.charge(1, now);
    return !frames.spent(now);
  }

  /** What was charged for nothing. */
  void spare(int spared, long now) {
    frames.charge(-spared, now);
  }

  /** In how many milliseconds another frame is within the pace. */
  long frameDelay(long now) {
    return frames.delay(1, now);
  }

  /** In how many milliseconds the price can be paid; 0 is now. */
  long delay(Price price, long now) {
    long delay = commands.delay(price.commands(), now);
    if (price.sends() > 0) {
      delay = Math.max(delay, sends.delay(price.sends(), now));
    }
    if (price.bytes() > 0) {
      delay = Math.max(delay, bytes.delay(price.bytes(), now));
    }
    return delay;
  }

  /**
   * In how many milliseconds the sends can be paid with what was earned; for who has been here for
   * a while that is all there is.
   */
  long earnedDelay(Price price, long now) {
    return price.sends() == 0 ? 0 : earned.delay(price.sends(), now);
  }

  void chargeEarned(Price price, long now) {
    earned.charge(price.sends(), now);
  }

  void charge(Price price, long now) {
    commands.charge(price.commands(), now);
    if (price.sends() > 0) {
      sends.charge(price.sends(), now);
    }
    if (price.bytes() > 0) {
      bytes.charge(price.bytes(), now);
    }
  }

  /** Somebody new comes from where others have left who had used up what they might. */
  void inherit(Allowance departed, long now) {
    add(departed, ONE_BURST, now);
  }

  /**
   * Somebody is gone who had used this much.
   *
   * @param inherited what of it others had used before, and is known already
   */
  void remember(Allowance gone, Allowance inherited, long now) {
    remember(frames, gone.frames, inherited.frames, now);
    remember(commands, gone.commands, inherited.commands, now);
    remember(sends, gone.sends, inherited.sends, now);
    remember(bytes, gone.bytes, inherited.bytes, now);
  }

  private static void remember(TokenBucket all, TokenBucket gone, TokenBucket before, long now) {
    double own = gone.missing(now) - before.missing(now);
    if (own > 0) {
      all.charge(own, FOUR_BURSTS, now);
    }
  }

  /** What somebody has done before it was known who he is. */
  void merge(Allowance stranger, long now) {
    add(stranger, FOUR_BURSTS, now);
  }

  private void add(Allowance other, double bursts, long now) {
    frames.charge(other.frames.missing(now), bursts, now);
    commands.charge(other.commands.missing(now), bursts, now);
    sends.charge(other.sends.missing(now), bursts, now);
    bytes.charge(other.bytes.missing(now), bursts, now);
  }

  /** Whether nothing of it is used, so that nobody needs to remember it. */
  boolean whole(long now) {
    return frames.missing(now) == 0
        && commands.missing(now) == 0
        && sends.missing(now) == 0
        && earned.missing(now) == 0
        && bytes.missing(now) == 0;
  }
}
