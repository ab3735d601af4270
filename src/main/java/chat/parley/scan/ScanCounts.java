package chat.parley.scan;

import java.util.concurrent.atomic.LongAdder;

/** What the scanner has said, counted since the start. Used from any thread. */
public final class ScanCounts {
  private final LongAdder clean = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder unchecked = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile boolean up = true;

  public long clean() {
    return clean.sum();
  }

  /** Files in which something was found. */
  public long rejected() {
    return rejected.sum();
  }

  /** Files that were too large for it. */
  public long unchecked() {
    return unchecked.sum();
  }

  /** Times that a file was not checked, and waits. */
  public long failed() {
    return failed.sum();
  }

  /** Whether it is there, as far as is known. */
  public boolean up() {
    return up;
  }

  void count(Verdict verdict) {
    if (verdict instanceof Verdict.Clean) {
      clean.increment();
    } else if (verdict instanceof Verdict.Found) {
      rejected.increment();
    } else {
      unchecked.increment();
    }
  }

  void failure() {
    failed.increment();
  }

  void scanner(boolean there) {
    up = there;
  }
}
