package chat.parley.room;

import chat.parley.log.Pace;
import chat.parley.pace.TokenBucket;
import java.util.function.LongSupplier;

/** How much a room may announce: the lines of its members are only so fast. */
public final class RoomPace implements Pace {
  private final TokenBucket messages;
  private final TokenBucket bytes;
  private final LongSupplier clock;

  RoomPace(RoomRules rules, LongSupplier clock) {
    long now = clock.getAsLong();
    this.messages = new TokenBucket(rules.messages(), now);
    this.bytes = new TokenBucket(rules.bytes(), now);
    this.clock = clock;
  }

  /** One message or event of so many bytes; 0, or in how many milliseconds it may be announced. */
  @Override
  public long take(long weight) {
    long now = clock.getAsLong();
    long delay = delay(weight, now);
    if (delay == 0) {
      messages.charge(1, now);
      bytes.charge(weight, now);
    }
    return delay;
  }

  /** In how many milliseconds it has recovered from everything. */
  long untilFull() {
    long now = clock.getAsLong();
    return Math.max(messages.untilFull(now), bytes.untilFull(now));
  }

  @Override
  public long delay(long weight) {
    return delay(weight, clock.getAsLong());
  }

  private long delay(long weight, long now) {
    return Math.max(messages.delay(1, now), bytes.delay(weight, now));
  }
}
