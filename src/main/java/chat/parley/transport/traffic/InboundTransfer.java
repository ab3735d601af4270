package chat.parley.transport.traffic;

import chat.parley.budget.Share;
import chat.parley.transport.MonotonicClock;
import java.util.function.Consumer;

/**
 * One thing that a client is sending: a request, a message, a packet with its attachments. Counted
 * as long as it is kept, timed until it is whole. Used on one loop.
 */
public final class InboundTransfer {
  /** What waits to be written away, and what the client has sent before it is told to wait. */
  private static final long STREAMED_BYTES = 512 * 1024;

  private final TransferDeadlines loop;
  private final Receiving receiving;
  private final long patienceMillis;
  private final Consumer<Fault> fault;
  private final Share share;
  private long since = MonotonicClock.millis();
  private boolean over;
  private boolean streams;
  private long paced;

  InboundTransfer(
      TransferDeadlines loop, Receiving receiving, long patienceMillis, Consumer<Fault> fault) {
    this.loop = loop;
    this.receiving = receiving;
    this.patienceMillis = patienceMillis;
    this.fault = fault;
    this.share = receiving.budget().share(() -> loop.execute(() -> end(Fault.OVERLOADED)));
    loop.add(this);
  }

  /** So many bytes of it have come and are kept; ends it, with its fault, when they may not be. */
  public boolean keep(long bytes) {
    if (streams && bytes - paced >= receiving.streamedBytes()) {
      paced = bytes;
      since = MonotonicClock.millis();
    }
    if (!over && share.hold(streams ? Math.min(bytes, STREAMED_BYTES) : bytes)) {
      return true;
    }
    end(Fault.OVERLOADED);
    return false;
  }

  /**
   * It is taken as it comes, however much that is: little of it is kept, and it may go on as long
   * as it does not nearly stand still.
   */
  public void streams() {
    streams = true;
    share.hold(Math.min(share.bytes(), STREAMED_BYTES));
  }

  /** All of it has come, and is kept until {@link #end}. */
  public void whole() {
    loop.remove(this);
  }

  public void end() {
    over = true;
    loop.remove(this);
    share.end();
  }

  long dueAt() {
    return since
        + (streams
            ? receiving.streamedMillis()
            : receiving.allowedMillis(patienceMillis, share.bytes()));
  }

  void end(Fault why) {
    if (!over) {
      end();
      fault.accept(why);
    }
  }
}
