package chat.parley.room;

import chat.parley.access.Rights;
import chat.parley.budget.Budget;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Timers;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What rooms stand on.
 *
 * @param publisher reaches this node's sockets
 * @param peers reach the other nodes
 * @param cluster what those have told
 * @param storing bounds what waits for the store in all rooms together
 * @param issued whether a user id is one that was given to somebody, here or on another node; cheap
 * @param clock milliseconds since 1970
 */
public record Surroundings(
    RoomStore store,
    EventPublisher publisher,
    Peers peers,
    ClusterView cluster,
    Timers timers,
    RoomRules rules,
    Rights rights,
    Budget storing,
    Predicate<String> issued,
    LongSupplier clock,
    Counters counters) {

  /** The same, whose sockets are reached in another way. */
  public Surroundings through(EventPublisher other) {
    return new Surroundings(
        store, other, peers, cluster, timers, rules, rights, storing, issued, clock, counters);
  }

  /** What the logs of rooms stand on. */
  LogEnvironment<RoomDraft, RoomEntry> logs() {
    return new LogEnvironment<>(
        store, peers::alone, timers, storing, rules.waitingDrafts(), counters);
  }
}
