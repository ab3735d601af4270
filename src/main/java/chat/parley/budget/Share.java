package chat.parley.budget;

import java.util.concurrent.atomic.AtomicLong;

/** What one holder has of a budget. Used by one thread; any other may take it away. */
public final class Share {
  private static final long REVOKED = -1;

  private final Budget budget;
  private final Runnable revoked;
  private final AtomicLong bytes = new AtomicLong();

  Share(Budget budget, Runnable revoked) {
    this.budget = budget;
    this.revoked = revoked;
  }

  /** Holds so many bytes from now on; false when there is no place for them, or for it any more. */
  public boolean hold(long total) {
    long held = bytes.get();
    if (held == REVOKED || total > held && !budget.grow(this, total - held, total)) {
      return false;
    }
    if (!bytes.compareAndSet(held, total)) {
      // revoked meanwhile, what it had before is released already
      budget.ended(this, Math.max(0, total - held));
      return false;
    }
    if (total < held) {
      budget.release(held - total);
    }
    return true;
  }

  public long bytes() {
    return bytes.get();
  }

  /** Lets go of all; may be called again, also after it was revoked. */
  public void end() {
    long held = bytes.getAndUpdate(now -> now == REVOKED ? REVOKED : 0);
    budget.ended(this, Math.max(0, held));
  }

  void revoke() {
    long held = bytes.getAndSet(REVOKED);
    if (held != REVOKED) {
      budget.ended(this, held);
      revoked.run();
    }
  }
}
