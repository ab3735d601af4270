package chat.parley.document;

import chat.parley.log.LogCounters;
import java.util.concurrent.atomic.LongAdder;

/** What has happened to documents since the start, to be read from any thread. */
public final class DocumentCounters implements LogCounters {
  private final LongAdder updates = new LongAdder();
  private final LongAdder gaps = new LongAdder();

  @Override
  public void stored(int count) {
    updates.add(count);
  }

  @Override
  public void gap() {
    gaps.increment();
  }

  /** Updates that were stored for clients of this node. */
  public long updates() {
    return updates.sum();
  }

  /** How often a document read its log because it had not heard of what others had written. */
  public long gaps() {
    return gaps.sum();
  }
}
