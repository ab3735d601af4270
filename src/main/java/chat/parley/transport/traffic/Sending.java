package chat.parley.transport.traffic;

import chat.parley.budget.Budget;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/**
 * All that the clients of a node have not taken yet. What many share counts once: frames are
 * counted by the pool they come from, which knows how much of it is in use.
 */
public final class Sending {
  private final Budget budget;
  private final Map<ScheduledExecutorService, SlowConsumers> loops = new ConcurrentHashMap<>();

  public Sending(Budget budget) {
    this.budget = budget;
  }

  /** What waits and is no frame; whoever keeps it counts it there. */
  public Budget budget() {
    return budget;
  }

  /** Bytes of the node's memory that wait for clients; from any thread. */
  public long used() {
    return budget.used() + PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
  }

  boolean exceeded() {
    return used() > budget.limit();
  }

  /** Something was written that the client has not taken at once; called on the client's loop. */
  public void lags(SendQueue queue, ScheduledExecutorService loop) {
    loops.computeIfAbsent(loop, here -> new SlowConsumers(this, here)).add(queue);
  }
}
