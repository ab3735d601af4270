package chat.parley.document;

import chat.parley.room.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Updates of one document that build on something that has not come: they wait for it a minute, and
 * in little place. Touched only by the loop that owns the rooms.
 */
final class Gapped {
  private static final long LOOK_MILLIS = 100;
  private static final int MOST = 64;
  private static final int MOST_BYTES = 256 * 1024;

  private final Surroundings around;
  private final Consumer<List<WaitingWrite>> again;
  private final Runnable whenIdle;
  private final List<WaitingWrite> waiting = new ArrayList<>();
  private boolean expiring;
  private boolean looking;

  /**
   * @param again is given those that may be complete now
   */
  Gapped(Surroundings around, Consumer<List<WaitingWrite>> again, Runnable whenIdle) {
    this.around = around;
    this.again = again;
    this.whenIdle = whenIdle;
  }

  void add(WaitingWrite write) {
    long bytes = WaitingWrite.bytes(waiting) + write.bytes();
    if (waiting.size() >= MOST || bytes > MOST_BYTES || write.late(now())) {
      write.fail(DocumentProblems.gap());
    } else {
      waiting.add(write);
      expire();
    }
  }

  private void expire() {
    if (!expiring && !waiting.isEmpty()) {
      expiring = true;
      around.timers().after(Math.max(1, waiting.get(0).until() - now()), this::giveUp);
    }
  }

  private void giveUp() {
    expiring = false;
    List<WaitingWrite> late = waiting.stream().filter(one -> one.late(now())).toList();
    waiting.removeAll(late);
    late.forEach(one -> one.fail(DocumentProblems.gap()));
    expire();
    whenIdle.run();
  }

  /** Something has come. Not with each of many at once: each try takes them all. */
  void lookSoon() {
    if (!waiting.isEmpty() && !looking) {
      looking = true;
      around.timers().after(LOOK_MILLIS, this::look);
    }
  }

  private void look() {
    looking = false;
    again.accept(all());
  }

  /** They wait here no more. */
  List<WaitingWrite> all() {
    List<WaitingWrite> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  private long now() {
    return around.clock().getAsLong();
  }
}
