package chat.parley.pace;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Everybody who comes from one address. An office may be behind it, so it may do as much as many
 * people; but nobody gets a fresh allowance by leaving and coming again. Any thread may ask.
 */
final class Address {
  /** So many newcomers may go to their limits at once. */
  private static final double CREDITORS = 2;

  private final Allowance allowance;
  private final Allowance departed;
  private final TokenBucket handshakes;
  private final TokenBucket credit;
  private final AtomicInteger places = new AtomicInteger();

  Address(VisitorRules rules, long now) {
    this.allowance = new Allowance(rules.person().times(rules.people()), now);
    this.departed = new Allowance(rules.person(), now);
    this.handshakes = new TokenBucket(rules.handshakes(), now);
    this.credit = new TokenBucket(rules.person().sends().times(CREDITORS), now);
  }

  Allowance allowance() {
    return allowance;
  }

  /** What those had used who have left lately. */
  Allowance departed() {
    return departed;
  }

  TokenBucket handshakes() {
    return handshakes;
  }

  /** With which those speak who have only just come, and have earned nothing yet. */
  TokenBucket credit() {
    return credit;
  }

  AtomicInteger places() {
    return places;
  }

  boolean whole(long now) {
    return places.get() == 0
        && handshakes.missing(now) == 0
        && credit.missing(now) == 0
        && departed.whole(now)
        && allowance.whole(now);
  }
}
