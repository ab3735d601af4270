package chat.parley.budget;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Bytes of the node's memory that serve one purpose, whoever holds them. The last quarter is for
 * those who hold little; when that is used up too, whoever holds most has to go, unless he who asks
 * would hold as much. Any thread may ask.
 */
public final class Budget {
  /** So much is little: nearly everything that people write. */
  public static final long LITTLE = 16 * 1024;

  /** After the largest have gone there is place for a while: looking for them costs something. */
  private static final int ROOM_MADE = 8;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final long limit;
  private final AtomicLong used = new AtomicLong();
  private final Set<Share> shares = ConcurrentHashMap.newKeySet();
  private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - LOOK_NANOS);
  private final LongAdder refusals = new LongAdder();

  public Budget(long limit) {
    this.limit = limit;
  }

  /** For programs that bound their memory otherwise. */
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE / 2);
  }

  public long limit() {
    return limit;
  }

  public long used() {
    return used.get();
  }

  /** How often somebody was refused, or had to go. */
  public long refusals() {
    return refusals.sum();
  }

  /** Takes a piece that nobody can be asked to give back; false when there is no place for it. */
  public boolean take(long bytes) {
    boolean taken = takes(bytes, bytes) || makesRoom(bytes, bytes);
    if (!taken) {
      refusals.increment();
    }
    return taken;
  }

  /** Takes what is there already, limit or not; a negative number gives back. */
  public void add(long bytes) {
    used.addAndGet(bytes);
  }

  /** Somebody had to go for a reason that is not known here. */
  public void refused() {
    refusals.increment();
  }

  public void release(long bytes) {
    used.addAndGet(-bytes);
  }

  /**
   * Opens the share of somebody who can be made to go.
   *
   * @param revoked is run when he must, on any thread; his bytes count no more
   */
  public Share share(Runnable revoked) {
    return new Share(this, revoked);
  }

  boolean grow(Share share, long more, long total) {
    boolean taken = takes(more, total) || makesRoom(more, total);
    if (taken) {
      shares.add(share);
    } else {
      refusals.increment();
    }
    return taken;
  }

  void ended(Share share, long bytes) {
    shares.remove(share);
    used.addAndGet(-bytes);
  }

  private boolean takes(long more, long total) {
    long most = total > LITTLE ? limit - limit / 4 : limit;
    if (used.addAndGet(more) <= most) {
      return true;
    }
    used.addAndGet(-more);
    return false;
  }

  private boolean makesRoom(long more, long total) {
    long now = System.nanoTime();
    long before = lookedAt.get();
    if (now - before < LOOK_NANOS || !lookedAt.compareAndSet(before, now)) {
      return false;
    }
    long wanted = (total > LITTLE ? limit - limit / 4 : limit) - limit / ROOM_MADE - more;
    List<Share> larger =
        shares.stream()
            .filter(share -> share.bytes() > total)
            .sorted(Comparator.comparingLong(Share::bytes).reversed())
            .toList();
    for (Share share : larger) {
      if (used.get() <= wanted) {
        break;
      }
      share.revoke();
      refusals.increment();
    }
    return takes(more, total);
  }
}
