package chat.parley.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Addresses of the event bus at which nobody listened a moment ago. Used by any thread. */
final class QuietAddresses {
  /** A new listener has to wait for so long until nobody remembers that there was none. */
  static final long SURE_MILLIS = 1_000;

  private static final int MOST = 10_000;

  private final String prefix;
  private final LongSupplier clock;
  private final Map<String, Long> quietAt = new ConcurrentHashMap<>();

  /**
   * @param prefix only addresses that begin like this are remembered
   * @param clock monotonic, milliseconds
   */
  QuietAddresses(String prefix, LongSupplier clock) {
    this.prefix = prefix;
    this.clock = clock;
  }

  long now() {
    return clock.getAsLong();
  }

  boolean concerns(String address) {
    return address.startsWith(prefix);
  }

  boolean knows(String address) {
    Long at = quietAt.get(address);
    return at != null && now() - at < SURE_MILLIS;
  }

  /**
   * The cluster has said that nobody listens there.
   *
   * @param asked when it was asked; a listener may have come since
   */
  void remember(String address, long asked) {
    if (!concerns(address)) {
      return;
    }
    if (quietAt.size() >= MOST) {
      quietAt.clear();
    }
    quietAt.put(address, asked);
  }
}
