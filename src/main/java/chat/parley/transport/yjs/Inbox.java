package chat.parley.transport.yjs;

import chat.parley.budget.Budget;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * What a client has sent and nobody has looked at yet. A client of Yjs cannot be told to send
 * something again, so who sends too fast is not refused but read more slowly: his messages wait
 * here, in their order, and his socket is not read meanwhile. Used on its loop.
 */
final class Inbox<M extends Inbox.Weighed> {
  private static final int MOST_MESSAGES = 4_000;
  private static final long MOST_BYTES = 4L * 1024 * 1024;
  private static final int MOST_UNDER_WAY = 64;

  private final Vertx vertx;
  private final Budget receiving;
  private final ToLongFunction<M> pay;
  private final Consumer<M> taken;
  private final Consumer<Boolean> reading;
  private final Deque<M> waiting = new ArrayDeque<>();
  private long bytes;
  private int underWay;
  private boolean timed;
  private boolean paused;
  private boolean closed;

  /** Something that takes place while it waits. */
  interface Weighed {
    int bytes();
  }

  /**
   * @param receiving where what waits takes its place
   * @param pay pays for a message; 0, or in how many milliseconds it can be paid
   * @param taken gets what is paid
   * @param reading is told whether the socket shall be read
   */
  Inbox(
      Vertx vertx,
      Budget receiving,
      ToLongFunction<M> pay,
      Consumer<M> taken,
      Consumer<Boolean> reading) {
    this.vertx = vertx;
    this.receiving = receiving;
    this.pay = pay;
    this.taken = taken;
    this.reading = reading;
  }

  /** Returns false when there is no place for it. */
  boolean add(M message) {
    if (closed) {
      return true;
    }
    if (waiting.size() >= MOST_MESSAGES
        || bytes + message.bytes() > MOST_BYTES
        || !receiving.take(message.bytes())) {
      return false;
    }
    bytes += message.bytes();
    waiting.add(message);
    advance();
    return true;
  }

  /** Something has begun that others wait for. */
  void begun() {
    underWay++;
  }

  void ended() {
    underWay--;
    advance();
  }

  private void advance() {
    while (!closed && !timed && underWay < MOST_UNDER_WAY && !waiting.isEmpty()) {
      long delayMillis = pay.applyAsLong(waiting.peek());
      if (delayMillis > 0) {
        timed = true;
        vertx.setTimer(delayMillis, timer -> goOn());
      } else {
        M next = waiting.remove();
        release(next.bytes());
        taken.accept(next);
      }
    }
    read(closed || waiting.isEmpty());
  }

  private void goOn() {
    timed = false;
    advance();
  }

  private void read(boolean on) {
    if (paused == on) {
      paused = !on;
      reading.accept(on);
    }
  }

  private void release(long some) {
    bytes -= some;
    receiving.release(some);
  }

  /** Whether the client is not read now, and so cannot be heard. */
  boolean paused() {
    return paused;
  }

  /** What waits is dropped, and what comes is not taken. */
  void close() {
    closed = true;
    waiting.clear();
    release(bytes);
    read(true);
  }
}
