package chat.parley.transport.traffic;

import chat.parley.budget.Budget;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * All that the clients of a node have begun to send. Each thing must be whole after a while, and
 * after no longer than it takes at the least rate.
 */
public final class Receiving {
  private static final int STREAMED_PATIENCE = 3;
  private static final int STREAMED_SLOWNESS = 8;

  private final Budget budget;
  private final long patienceMillis;
  private final int leastBytesPerSecond;
  private final Map<ScheduledExecutorService, TransferDeadlines> loops = new ConcurrentHashMap<>();

  public Receiving(Budget budget, Duration patience, int leastBytesPerSecond) {
    this.budget = budget;
    this.patienceMillis = patience.toMillis();
    this.leastBytesPerSecond = leastBytesPerSecond;
  }

  public Budget budget() {
    return budget;
  }

  /**
   * Something begins to come.
   *
   * @param loop that of the client, on which everything about it happens
   * @param fault is told why the client has to go
   */
  public InboundTransfer begin(ScheduledExecutorService loop, Consumer<Fault> fault) {
    return begin(loop, Duration.ofMillis(patienceMillis), fault);
  }

  /**
   * @param patience instead of the usual one
   */
  public InboundTransfer begin(
      ScheduledExecutorService loop, Duration patience, Consumer<Fault> fault) {
    TransferDeadlines deadlines = loops.computeIfAbsent(loop, TransferDeadlines::new);
    return new InboundTransfer(deadlines, this, patience.toMillis(), fault);
  }

  /** What is streamed may be slow, as a voice is: in so many milliseconds */
  long streamedMillis() {
    return STREAMED_PATIENCE * patienceMillis;
  }

  /** so many bytes of it must come. */
  long streamedBytes() {
    return Math.max(1, streamedMillis() * leastBytesPerSecond / 1000 / STREAMED_SLOWNESS);
  }

  /** How long something of this size may take to come. */
  long allowedMillis(long patience, long bytes) {
    return patience + 1000 * bytes / leastBytesPerSecond;
  }
}
