package chat.parley.log;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One log as its owner knows it: the single line in which entries are stored, acknowledged and then
 * announced. Touched only by the loop that owns it.
 */
public final class Log<D extends Draft, E extends Entry> {
  private static final int BATCH = 500;
  private static final List<Long> LOOKS_MILLIS = List.of(1_000L, 30_000L);

  private final String name;
  private final LogEnvironment<D, E> environment;
  private final LogListener<E> listener;
  private final Pace pace;
  private final Tail<E> tail;
  private final AppendQueue<D, E> waiting;
  private final List<Promise<Void>> awaitingQuiet = new ArrayList<>();
  private boolean appending;
  private boolean pausing;
  private int looks;

  /**
   * @param head up to where it has been announced already
   * @param pace at which it may be announced
   */
  public Log(
      String name,
      long head,
      LogEnvironment<D, E> environment,
      Pace pace,
      LogListener<E> listener) {
    this.name = name;
    this.environment = environment;
    this.pace = pace;
    this.listener = listener;
    this.tail = new Tail<>(name, head, environment, listener);
    this.waiting = new AppendQueue<>(environment.waiting());
  }

  /** Puts a draft in line; fails with {@link Overloaded} when too much waits, here or in all. */
  public Future<Outcome<E>> append(D draft) {
    Future<Outcome<E>> outcome = add(draft);
    appendWaiting();
    return outcome;
  }

  /** Several that are there at once go into one commit, and are announced together. */
  public List<Future<Outcome<E>>> append(List<D> drafts) {
    List<Future<Outcome<E>>> outcomes = drafts.stream().map(this::add).toList();
    appendWaiting();
    return outcomes;
  }

  private Future<Outcome<E>> add(D draft) {
    long weight = draft.kept();
    if (!environment.storing().take(weight)) {
      return Future.failedFuture(new Overloaded(true));
    }
    Promise<Outcome<E>> outcome = Promise.promise();
    if (!waiting.add(new AppendQueue.Waiting<>(draft, draft.weight(), outcome))) {
      environment.storing().release(weight);
      return Future.failedFuture(new Overloaded(false));
    }
    return outcome.future().onComplete(stored -> environment.storing().release(weight));
  }

  /** One append in flight keeps the log in order; whatever arrives meanwhile is the next batch. */
  private void appendWaiting() {
    if (appending || waiting.isEmpty()) {
      return;
    }
    List<AppendQueue.Waiting<D, E>> batch = waiting.next(BATCH, pace);
    if (batch.isEmpty()) {
      pause();
      return;
    }
    appending = true;
    environment
        .store()
        .append(name, batch.stream().map(AppendQueue.Waiting::draft).toList())
        .onComplete(outcomes -> acknowledge(batch, outcomes), cause -> fail(batch, cause))
        .onComplete(
            done -> {
              appending = false;
              appendWaiting();
              tellQuiet();
              listener.settled();
            });
  }

  /** As much has been announced as may be; what waits goes on in a moment. */
  private void pause() {
    if (!pausing) {
      pausing = true;
      environment.timers().after(pace.delay(waiting.first().weight()), this::resume);
    }
  }

  private void resume() {
    pausing = false;
    appendWaiting();
  }

  /**
   * Whether it was committed nobody knows: its authors ask again, and the log looks. Until then it
   * is not idle, or whoever opened it anew would take for told what nobody has heard.
   */
  private void fail(List<AppendQueue.Waiting<D, E>> batch, Throwable cause) {
    batch.forEach(entry -> entry.outcome().fail(cause));
    looks += LOOKS_MILLIS.size();
    LOOKS_MILLIS.forEach(millis -> environment.timers().after(millis, this::look));
  }

  private void look() {
    looks--;
    if (listener.heard()) {
      stored().onSuccess(tail::reach);
    }
    listener.settled();
  }

  private Future<Long> stored() {
    return LogEnvironment.inTime(environment.store().head(name));
  }

  private void acknowledge(List<AppendQueue.Waiting<D, E>> batch, List<Outcome<E>> outcomes) {
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).outcome().complete(outcomes.get(i));
    }
    announce(outcomes);
  }

  private void announce(List<Outcome<E>> outcomes) {
    List<E> fresh = new ArrayList<>();
    List<E> told = new ArrayList<>();
    for (Outcome<E> outcome : outcomes) {
      if (outcome instanceof Outcome.Stored<E> first) {
        fresh.add(first.entry());
        told.add(first.entry());
      } else if (outcome instanceof Outcome.Duplicate<E> duplicate
          && duplicate.log().equals(name)) {
        told.add(duplicate.entry());
      }
    }
    environment.counters().stored(fresh.size());
    if (!fresh.isEmpty()) {
      listener.stored(fresh);
    }
    tail.learn(told);
  }

  /** Another node has stored these. */
  public void learn(List<E> entries) {
    tail.learn(entries);
  }

  /** The store has it up to here; done when all of that has been announced. */
  public Future<Void> reach(long stored) {
    return tail.reach(stored);
  }

  /** Another log has taken its place; nobody is told of what that holds already. */
  public void continueAt(long stored) {
    tail.continueAt(stored);
  }

  /**
   * Another node may have announced what this one has not heard of; then that is read first.
   *
   * @param known a position that somebody has been told of
   */
  public Future<Void> catchUp(long known) {
    boolean behind = !listener.heard() && !environment.alone().getAsBoolean();
    return behind || known > head() ? stored().compose(tail::reach) : Future.succeededFuture();
  }

  /** Up to where it has been announced. */
  public long head() {
    return tail.head();
  }

  public String epoch() {
    return environment.store().epoch();
  }

  /**
   * What came after a position and has been announced; nobody reads ahead of that. Nothing when the
   * log does not hold all of it any more.
   */
  public Future<Optional<Page<E>>> since(long pos, int limit, int bytes) {
    if (pos == head()) {
      return Future.succeededFuture(Optional.of(Page.empty()));
    }
    if (limit <= 0 || bytes <= 0) {
      return Future.succeededFuture(Optional.of(new Page<>(List.of(), true)));
    }
    return LogEnvironment.inTime(environment.store().after(name, pos, head(), limit))
        .map(page -> Optional.of(page).filter(read -> goesOn(read, pos)))
        .map(page -> page.map(whole -> whole.oldestWithin(bytes)));
  }

  private static boolean goesOn(Page<?> page, long pos) {
    return !page.entries().isEmpty() && page.entries().get(0).pos() == pos + 1;
  }

  public boolean idle() {
    return waiting.isEmpty() && !appending && looks == 0 && tail.idle();
  }

  /** Done when no draft waits for the store any more. */
  public Future<Void> quiet() {
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
