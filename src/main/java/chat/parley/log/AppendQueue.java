package chat.parley.log;

import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drafts that wait for the store. Authors take turns, so that whoever says much waits behind
 * himself, and what one of them says keeps its order.
 */
final class AppendQueue<D extends Draft, E> {
  private final int most;
  private final Map<String, Deque<Waiting<D, E>>> byAuthor = new LinkedHashMap<>();
  private int size;

  /** A draft in line, what announcing it will weigh, and whom to tell what became of it. */
  record Waiting<D extends Draft, E>(D draft, long weight, Promise<Outcome<E>> outcome) {}

  /**
   * @param most that may wait; somebody of whom nothing waits is let in all the same
   */
  AppendQueue(int most) {
    this.most = most;
  }

  /** Returns false when too much waits already. */
  boolean add(Waiting<D, E> waiting) {
    String author = waiting.draft().author();
    if (size >= most && (byAuthor.containsKey(author) || size >= 2 * most)) {
      return false;
    }
    byAuthor.computeIfAbsent(author, unknown -> new ArrayDeque<>(2)).add(waiting);
    size++;
    return true;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** What is next: one of each author in turn, as long as the pace of the log allows. */
  List<Waiting<D, E>> next(int most, Pace pace) {
    List<Waiting<D, E>> batch = new ArrayList<>();
    while (batch.size() < most && size > 0 && pace.take(first().weight()) == 0) {
      batch.add(poll());
    }
    return batch;
  }

  /** Whose turn it is next. */
  Waiting<D, E> first() {
    return byAuthor.values().iterator().next().peek();
  }

  private Waiting<D, E> poll() {
    Map.Entry<String, Deque<Waiting<D, E>>> turn = byAuthor.entrySet().iterator().next();
    String author = turn.getKey();
    Deque<Waiting<D, E>> own = byAuthor.remove(author);
    Waiting<D, E> next = own.poll();
    if (!own.isEmpty()) {
      byAuthor.put(author, own);
    }
    size--;
    return next;
  }
}
