package chat.parley.board;

import chat.parley.budget.Budget;
import java.util.function.Consumer;

/**
 * What boards stand on, beside the rooms.
 *
 * @param node tells this start of this node from all others
 * @param memory bounds what is held of all boards that are open
 * @param failures is told what could not be stored, unless the store was out of reach; it is tried
 *     again
 */
public record BoardParts(
    BoardStore store,
    AlertStore alerts,
    PollStore polls,
    String node,
    Budget memory,
    BoardBounds bounds,
    BuiltinParts builtin,
    Consumer<Throwable> failures) {

  /** Without a place for what built-in boards show. */
  BoardParts besideBuiltins() {
    return new BoardParts(
        new BuiltinStore(store), alerts, polls, node, memory, bounds, builtin, failures);
  }
}
