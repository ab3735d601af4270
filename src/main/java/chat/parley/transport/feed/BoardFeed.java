package chat.parley.transport.feed;

import chat.parley.board.BoardBounds;
import chat.parley.board.BoardReply;
import chat.parley.protocol.Refused;
import chat.parley.protocol.Reply;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Takes items from any thread, and never lets it wait: what comes within a moment goes to the board
 * as one record, one after the other, and what has no place is counted and left out. What is
 * refused for now is tried again. While nothing comes nothing is done.
 */
public final class BoardFeed {
  private static final long TOGETHER_MILLIS = 20;
  private static final long RETRY_MILLIS = 1_000;
  private static final int MOST_TRIES = 30;

  private final Vertx vertx;
  private final Context context;
  private final Recorder recorder;
  private final long mostBytes;
  private final long quietMillis;
  private final Consumer<Losses> told;
  private final Queue<BoardItem> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong full = new AtomicLong();
  private final AtomicBoolean awake = new AtomicBoolean();

  // the others are touched only by the context
  private Losses losses = Losses.NONE;
  private boolean telling;

  /**
   * @param mostBytes of items that wait
   * @param quiet between two times that losses are told
   * @param told is told of losses, on a loop of the feed's own; what it throws is nobody's
   */
  public BoardFeed(
      Vertx vertx, Recorder recorder, long mostBytes, Duration quiet, Consumer<Losses> told) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.recorder = recorder;
    this.mostBytes = mostBytes;
    this.quietMillis = Math.max(1, quiet.toMillis());
    this.told = told;
  }

  /**
   * From any thread.
   *
   * @return false when it had no place
   */
  public boolean offer(BoardItem item) {
    long size = item.bytes();
    boolean placed = bytes.addAndGet(size) <= mostBytes;
    if (placed) {
      waiting.add(item);
    } else {
      bytes.addAndGet(-size);
      full.incrementAndGet();
    }
    if (!awake.get() && awake.compareAndSet(false, true)) {
      context.runOnContext(turn -> vertx.setTimer(TOGETHER_MILLIS, timer -> next()));
    }
    return placed;
  }

  /** Bytes of items that wait. */
  public long waitingBytes() {
    return bytes.get();
  }

  private void next() {
    long left = full.getAndSet(0);
    if (left > 0) {
      lost(new Losses(left, 0, 0, "too many at once"));
    }
    List<BoardItem> batch = new ArrayList<>();
    while (batch.size() < BoardBounds.ITEMS && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    if (batch.isEmpty()) {
      awake.set(false);
      // it may have come just before that
      if ((!waiting.isEmpty() || full.get() > 0) && awake.compareAndSet(false, true)) {
        vertx.setTimer(TOGETHER_MILLIS, timer -> next());
      }
      return;
    }
    record(batch, 1);
  }

  private void record(List<BoardItem> batch, int tries) {
    recorder
        .record(batch)
        .onComplete(
            done -> {
              if (done.succeeded() && !(done.result() instanceof Refused)) {
                recorded(done.result());
                end(batch);
              } else {
                failed(batch, tries, done);
              }
            });
  }

  private void recorded(Reply reply) {
    if (reply instanceof BoardReply.Recorded recorded && !recorded.refused().isEmpty()) {
      Refused first = recorded.refused().get(0).why();
      String field = first.field().map(name -> name + ": ").orElse("");
      lost(new Losses(0, recorded.refused().size(), 0, field + first.detail()));
    }
  }

  /** Whether a failure was recorded all the same nobody knows; a refusal never was. */
  private void failed(List<BoardItem> batch, int tries, AsyncResult<Reply> done) {
    if (done.succeeded() && done.result() instanceof Refused refused) {
      if (refused.problem().temporary() && tries < MOST_TRIES) {
        long pause = Math.max(RETRY_MILLIS, refused.retryAfterMillis());
        vertx.setTimer(pause, timer -> record(batch, tries + 1));
        return;
      }
      lost(new Losses(0, batch.size(), 0, refused.detail()));
    } else {
      lost(new Losses(0, 0, batch.size(), "it could not be recorded"));
    }
    end(batch);
  }

  private void end(List<BoardItem> batch) {
    bytes.addAndGet(-batch.stream().mapToLong(BoardItem::bytes).sum());
    if (bytes.get() > 0) {
      context.runOnContext(turn -> next());
    } else {
      vertx.setTimer(TOGETHER_MILLIS, timer -> next());
    }
  }

  /** The first is told at once, what follows in one line when it has been quiet for so long. */
  private void lost(Losses more) {
    losses = losses.plus(more);
    if (!telling) {
      tell();
    }
  }

  private void tell() {
    Losses now = losses;
    losses = Losses.NONE;
    telling = now.all() > 0;
    if (telling) {
      vertx.setTimer(quietMillis, timer -> tell());
      told.accept(now);
    }
  }
}
