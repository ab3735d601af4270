package chat.parley.room;

import java.util.function.LongSupplier;

/**
 * What rooms stand on.
 *
 * @param publisher reaches this node's sockets
 * @param peers reach the other nodes
 * @param neighbours what those have told
 * @param clock milliseconds since 1970
 */
public record Surroundings(
    MessageStore store,
    EventPublisher publisher,
    Peers peers,
    Neighbours neighbours,
    Timers timers,
    RoomRules rules,
    LongSupplier clock,
    Tally tally) {}
