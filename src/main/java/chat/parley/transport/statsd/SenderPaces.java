package chat.parley.transport.statsd;

import chat.parley.pace.Rate;
import chat.parley.pace.TokenBucket;
import java.util.HashMap;
import java.util.Map;

/**
 * How many bytes each address may still send. An address of UDP is whatever its sender claims: past
 * so many of them the others share one pace.
 */
final class SenderPaces {
  private static final int MOST = 1_000;

  /** So many seconds at once, after silence. */
  private static final int BURST_SECONDS = 2;

  private final Rate rate;
  private final Map<String, TokenBucket> byAddress = new HashMap<>();
  private final TokenBucket others;

  /**
   * @param bytesPerSecond 0 is no limit
   */
  SenderPaces(int bytesPerSecond, long now) {
    this.rate =
        bytesPerSecond == 0
            ? Rate.UNLIMITED
            : new Rate(bytesPerSecond, (double) BURST_SECONDS * bytesPerSecond);
    this.others = new TokenBucket(rate, now);
  }

  boolean takes(String address, int bytes, long now) {
    if (rate == Rate.UNLIMITED) {
      return true;
    }
    TokenBucket bucket = byAddress.get(address);
    if (bucket == null) {
      bucket = byAddress.size() < MOST ? new TokenBucket(rate, now) : others;
      if (bucket != others) {
        byAddress.put(address, bucket);
      }
    }
    return bucket.take(bytes, now) == 0;
  }

  /** Nobody needs to remember who has not sent for a while. */
  void sweep(long now) {
    byAddress.values().removeIf(bucket -> bucket.untilFull(now) == 0);
  }
}
