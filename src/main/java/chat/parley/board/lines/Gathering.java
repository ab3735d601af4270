package chat.parley.board.lines;

import chat.parley.budget.Budget;
import chat.parley.log.Log;
import chat.parley.log.Outcome;
import chat.parley.log.Overloaded;
import chat.parley.log.StoreUnavailable;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lines of one log that the store has not got yet: they go together, a tenth of a second after the
 * first, and those of one round before those of the next. What the store did not take goes again.
 */
final class Gathering {
  private static final long TOGETHER_MILLIS = 100;
  private static final long RETRY_MILLIS = 1_000;
  private static final int CHUNK_BYTES = 128 * 1024;

  /** Chunks of one round; an outage leaves some seconds of a busy log in memory. */
  private static final int CHUNKS = 16;

  private static final long MOST_WAITING = 8 * 1024 * 1024;

  private final Surroundings around;
  private final LineParts parts;
  private final Log<ChunkDraft, Chunk> log;
  private final Runnable whenIdle;
  private final Deque<LogLine> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean due;
  private boolean sending;

  /** A draft that is on its way. */
  private record Sent(ChunkDraft draft, Future<Outcome<Chunk>> outcome) {}

  Gathering(Surroundings around, LineParts parts, Log<ChunkDraft, Chunk> log, Runnable whenIdle) {
    this.around = around;
    this.parts = parts;
    this.log = log;
    this.whenIdle = whenIdle;
  }

  /** Whether so much more may wait here. */
  boolean takes(long bytes) {
    return waitingBytes + bytes <= MOST_WAITING;
  }

  /** What has been taken from the {@link Budget} of all of them is given back when it is stored. */
  void add(LogLine line) {
    waiting.add(line);
    waitingBytes += line.weight();
    parts.memory().add(line.weight());
    if (!due && !sending) {
      due = true;
      around.timers().after(TOGETHER_MILLIS, this::send);
    }
  }

  private void send() {
    due = false;
    if (sending || waiting.isEmpty()) {
      return;
    }
    sending = true;
    List<ChunkDraft> drafts = new ArrayList<>();
    while (drafts.size() < CHUNKS && !waiting.isEmpty()) {
      drafts.add(next());
    }
    append(drafts);
  }

  private ChunkDraft next() {
    List<LogLine> lines = new ArrayList<>();
    int bytes = 0;
    while (!waiting.isEmpty() && lines.size() < Chunk.LINES && bytes < CHUNK_BYTES) {
      LogLine line = waiting.remove();
      bytes += line.weight();
      lines.add(line);
    }
    return ChunkDraft.of(
        UUID.randomUUID().toString(),
        around.clock().getAsLong(),
        List.copyOf(lines),
        parts.keepBytes());
  }

  private void append(List<ChunkDraft> drafts) {
    List<Future<Outcome<Chunk>>> outcomes = log.append(drafts);
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      sent.add(new Sent(drafts.get(i), outcomes.get(i)));
    }
    Future.join(outcomes).onComplete(done -> ended(sent));
  }

  private void ended(List<Sent> sent) {
    List<ChunkDraft> again = new ArrayList<>();
    for (Sent one : sent) {
      if (one.outcome().failed() && outage(one.outcome().cause())) {
        again.add(one.draft());
      } else {
        if (one.outcome().failed()) {
          parts.failures().accept(one.outcome().cause());
        }
        release(one.draft());
      }
    }
    if (!again.isEmpty()) {
      around.timers().after(RETRY_MILLIS, () -> append(again));
      return;
    }
    sending = false;
    if (waiting.isEmpty()) {
      whenIdle.run();
    } else {
      send();
    }
  }

  private static boolean outage(Throwable cause) {
    return cause instanceof StoreUnavailable || cause instanceof Overloaded;
  }

  private void release(ChunkDraft draft) {
    long bytes = draft.lines().stream().mapToLong(LogLine::weight).sum();
    waitingBytes -= bytes;
    parts.memory().release(bytes);
  }

  boolean idle() {
    return waiting.isEmpty() && !sending;
  }

  /** What waits goes now; empty when nothing does. */
  Optional<Future<Void>> quiet() {
    send();
    return sending ? Optional.of(log.quiet()) : Optional.empty();
  }
}
