package chat.parley.room;

import chat.parley.log.LogCounters;
import java.util.concurrent.atomic.LongAdder;

/** What has happened since the start, to be read from any thread. */
public final class Counters implements LogCounters {
  private final LongAdder commands = new LongAdder();
  private final LongAdder messages = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final LongAdder failedSweeps = new LongAdder();

  public void command() {
    commands.increment();
  }

  @Override
  public void stored(int count) {
    messages.add(count);
  }

  @Override
  public void gap() {
    gaps.increment();
  }

  /** So many entries were deleted because they were too old. */
  public void expired(long count) {
    expired.add(count);
  }

  /** What was too old could not be deleted. */
  public void sweepFailed() {
    failedSweeps.increment();
  }

  /** Commands that clients and services have given. */
  public long commands() {
    return commands.sum();
  }

  /** Messages that were stored for clients of this node. */
  public long messages() {
    return messages.sum();
  }

  /** How often a room read its log because it had not heard of what others had said. */
  public long gaps() {
    return gaps.sum();
  }

  /** Entries that this node has deleted because they were too old. */
  public long expired() {
    return expired.sum();
  }

  /** How often it could not. */
  public long failedSweeps() {
    return failedSweeps.sum();
  }
}
