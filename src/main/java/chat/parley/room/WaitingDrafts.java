package chat.parley.room;

import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drafts that wait for the store. Senders take turns, so that whoever says much waits behind
 * himself, and what one of them says keeps its order.
 */
final class WaitingDrafts {
  private final int most;
  private final Map<String, Deque<Waiting>> bySender = new LinkedHashMap<>();
  private int size;

  /** A draft in line, and whom to tell what became of it. */
  record Waiting(Draft draft, Promise<MessageStore.Outcome> outcome) {
    long weight() {
      return Weight.of(draft.body());
    }
  }

  /**
   * @param most that may wait; somebody of whom nothing waits is let in all the same
   */
  WaitingDrafts(int most) {
    this.most = most;
  }

  /** Returns false when too much waits already. */
  boolean add(Waiting waiting) {
    Deque<Waiting> own = bySender.get(waiting.draft().from().id());
    if (size >= most && (own != null || size >= 2 * most)) {
      return false;
    }
    bySender
        .computeIfAbsent(waiting.draft().from().id(), sender -> new ArrayDeque<>(2))
        .add(waiting);
    size++;
    return true;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** What is next: one of each sender in turn, as long as the pace of the room allows. */
  List<Waiting> next(int most, RoomPace pace) {
    List<Waiting> batch = new ArrayList<>();
    while (batch.size() < most && size > 0 && pace.take(first().weight()) == 0) {
      batch.add(poll());
    }
    return batch;
  }

  /** Whose turn it is next. */
  Waiting first() {
    return bySender.values().iterator().next().peek();
  }

  private Waiting poll() {
    Map.Entry<String, Deque<Waiting>> turn = bySender.entrySet().iterator().next();
    String sender = turn.getKey();
    Deque<Waiting> own = bySender.remove(sender);
    Waiting next = own.poll();
    if (!own.isEmpty()) {
      bySender.put(sender, own);
    }
    size--;
    return next;
  }
}
