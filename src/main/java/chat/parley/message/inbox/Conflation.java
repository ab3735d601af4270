package chat.parley.message.inbox;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Changes on their way to the store. The first of a conversation goes at once, those that follow
 * within a moment become one, and what waits of all of them goes together: however much people
 * scroll, the store commits about once a second for each. A change is answered when it is stored.
 * Touched by one loop.
 *
 * @param <V> a change
 * @param <R> what came of it
 */
final class Conflation<V, R> {
  /** All devices of a person agree within a second: that is this, and the way to them. */
  private static final long REST_MILLIS = 800;

  private static final int BATCH = 500;

  private final BinaryOperator<V> then;
  private final Function<Map<Conversation, V>, Future<Map<Conversation, R>>> store;
  private final Timers timers;
  private final Map<Conversation, Waiting<V, R>> due = new LinkedHashMap<>();
  private final Map<Conversation, Waiting<V, R>> held = new HashMap<>();
  private final Set<Conversation> resting = new HashSet<>();
  private boolean storing;

  private record Waiting<V, R>(V change, Promise<Optional<R>> answer) {}

  /**
   * @param then makes one change of two that follow each other
   * @param store commits changes, and may leave some out
   */
  Conflation(
      BinaryOperator<V> then,
      Function<Map<Conversation, V>, Future<Map<Conversation, R>>> store,
      Timers timers) {
    this.then = then;
    this.store = store;
    this.timers = timers;
  }

  /** Nothing when the store has left it out. */
  Future<Optional<R>> add(Conversation of, V change) {
    Future<Optional<R>> answer =
        (resting.contains(of) ? held : due)
            .merge(
                of,
                new Waiting<>(change, Promise.promise()),
                (before, next) ->
                    new Waiting<>(then.apply(before.change, next.change), before.answer))
            .answer
            .future();
    storeDue();
    return answer;
  }

  /** One batch at a time keeps the changes of a conversation in their order. */
  private void storeDue() {
    if (storing || due.isEmpty()) {
      return;
    }
    storing = true;
    List<Conversation> batch = due.keySet().stream().limit(BATCH).toList();
    Map<Conversation, V> changes = new LinkedHashMap<>();
    Map<Conversation, Promise<Optional<R>>> answers = new HashMap<>();
    for (Conversation of : batch) {
      Waiting<V, R> waiting = due.remove(of);
      changes.put(of, waiting.change);
      answers.put(of, waiting.answer);
    }
    resting.addAll(batch);
    timers.after(REST_MILLIS, () -> wake(batch));
    LogEnvironment.inTime(store.apply(changes))
        .onComplete(done -> goOn())
        .onSuccess(
            results ->
                answers.forEach(
                    (of, answer) -> answer.complete(Optional.ofNullable(results.get(of)))))
        .onFailure(cause -> answers.values().forEach(answer -> answer.fail(cause)));
  }

  private void goOn() {
    storing = false;
    storeDue();
  }

  private void wake(List<Conversation> rested) {
    for (Conversation of : rested) {
      resting.remove(of);
      Optional.ofNullable(held.remove(of)).ifPresent(waiting -> due.put(of, waiting));
    }
    storeDue();
  }
}
