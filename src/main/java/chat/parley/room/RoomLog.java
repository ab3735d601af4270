package chat.parley.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A room's log as the room knows it: the single line in which messages are stored, acknowledged and
 * then announced. Touched only by the loop that owns the rooms.
 */
final class RoomLog {
  private static final int BATCH = 500;
  private static final long RETRY_MILLIS = 1_000;

  private final String room;
  private final Surroundings around;
  private final LogTail tail;
  private final Consumer<List<Message>> stored;
  private final Runnable whenUncertain;
  private final Runnable whenSettled;
  private final WaitingDrafts waiting;
  private final RoomPace pace;
  private final LogPages pages;
  private final List<Promise<Void>> awaitingQuiet = new ArrayList<>();
  private boolean appending;
  private boolean pausing;

  /**
   * @param pace at which the room may announce
   * @param tail is told what was appended
   * @param stored gets what was appended here, before it is announced
   * @param whenUncertain is run when an append has failed, which may have been committed
   * @param whenSettled is run after each batch
   */
  RoomLog(
      String room,
      Surroundings around,
      LogTail tail,
      RoomPace pace,
      Consumer<List<Message>> stored,
      Runnable whenUncertain,
      Runnable whenSettled) {
    this.room = room;
    this.around = around;
    this.tail = tail;
    this.pace = pace;
    this.pages = new LogPages(room, around, tail);
    this.waiting = new WaitingDrafts(around.rules().waitingDrafts());
    this.stored = stored;
    this.whenUncertain = whenUncertain;
    this.whenSettled = whenSettled;
  }

  /** Puts a draft in line; fails with a {@link Refusal} when too much waits, here or in all. */
  Future<MessageStore.Outcome> say(Draft draft) {
    long weight = draft.weight();
    if (!around.storing().take(weight)) {
      return overloaded("Too much waits to be stored; try it again.");
    }
    Promise<MessageStore.Outcome> outcome = Promise.promise();
    if (!waiting.add(new WaitingDrafts.Waiting(draft, outcome))) {
      around.storing().release(weight);
      return overloaded("The room has too many messages waiting.");
    }
    Future<MessageStore.Outcome> answered =
        outcome.future().onComplete(stored -> around.storing().release(weight));
    appendWaiting();
    return answered;
  }

  private static <T> Future<T> overloaded(String detail) {
    return Future.failedFuture(new Refusal(Problem.OVERLOADED.refusedForNow(detail, RETRY_MILLIS)));
  }

  /** One append in flight keeps the room in order; whatever arrives meanwhile is the next batch. */
  private void appendWaiting() {
    if (appending || waiting.isEmpty()) {
      return;
    }
    List<WaitingDrafts.Waiting> batch = waiting.next(BATCH, pace);
    if (batch.isEmpty()) {
      pause();
      return;
    }
    appending = true;
    around
        .store()
        .append(room, batch.stream().map(WaitingDrafts.Waiting::draft).toList())
        .onComplete(outcomes -> acknowledge(batch, outcomes), cause -> fail(batch, cause))
        .onComplete(
            done -> {
              appending = false;
              appendWaiting();
              tellQuiet();
              whenSettled.run();
            });
  }

  /** The room has announced as much as it may; what waits goes on in a moment. */
  private void pause() {
    if (!pausing) {
      pausing = true;
      around.timers().after(pace.delay(waiting.first().weight()), this::resume);
    }
  }

  private void resume() {
    pausing = false;
    appendWaiting();
  }

  /** Whether it was committed nobody knows: its senders ask again, and the room looks. */
  private void fail(List<WaitingDrafts.Waiting> batch, Throwable cause) {
    batch.forEach(entry -> entry.outcome().fail(cause));
    whenUncertain.run();
  }

  private void acknowledge(List<WaitingDrafts.Waiting> batch, List<MessageStore.Outcome> outcomes) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).outcome().complete(outcomes.get(i));
    }
    announce(outcomes);
  }

  private void announce(List<MessageStore.Outcome> outcomes) {
    List<Message> fresh = new ArrayList<>();
    List<Message> told = new ArrayList<>();
    for (MessageStore.Outcome outcome : outcomes) {
      if (outcome instanceof MessageStore.Outcome.Stored first) {
        fresh.add(first.message());
        told.add(first.message());
      } else if (outcome instanceof MessageStore.Outcome.Duplicate duplicate
          && duplicate.message().room().equals(room)) {
        told.add(duplicate.message());
      }
    }
    around.tally().stored(fresh.size());
    if (!fresh.isEmpty()) {
      stored.accept(fresh);
    }
    tail.learn(told);
  }

  Head head() {
    return tail.head();
  }

  /**
   * Another node may have announced what this one has not heard of; then that is read first.
   *
   * @param heard whether this room would have heard of it
   */
  Future<Void> catchUp(Optional<Position> since, boolean heard) {
    boolean ahead =
        since
            .filter(known -> known.epoch().equals(epoch()))
            .filter(known -> known.pos() > head().pos())
            .isPresent();
    if (ahead || !heard && !around.peers().alone()) {
      return around.inTime(around.store().head(room)).compose(tail::reach);
    }
    return Future.succeededFuture();
  }

  /** Announces what the store has and this room does not know of. */
  void look() {
    around.inTime(around.store().head(room)).onSuccess(tail::reach);
  }

  boolean continues(Position since) {
    return since.epoch().equals(epoch()) && since.pos() <= head().pos();
  }

  String epoch() {
    return around.store().epoch();
  }

  /** Pages of what has been announced. */
  LogPages pages() {
    return pages;
  }

  boolean idle() {
    return waiting.isEmpty() && !appending && tail.idle();
  }

  /** Done when no message waits for the store any more. */
  Future<Void> quiet() {
    Promise<Void> promise = Promise.promise();
    awaitingQuiet.add(promise);
    tellQuiet();
    return promise.future();
  }

  private void tellQuiet() {
    if (waiting.isEmpty() && !appending) {
      awaitingQuiet.forEach(Promise::tryComplete);
      awaitingQuiet.clear();
    }
  }
}
