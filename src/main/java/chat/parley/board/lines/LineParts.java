package chat.parley.board.lines;

import chat.parley.budget.Budget;
import java.util.function.Consumer;

/**
 * What the logs of boards stand on, beside the rooms.
 *
 * @param memory bounds what is held of all of them
 * @param keepBytes compressed bytes that the store keeps of each
 * @param keepMillis for how long
 * @param failures is told what could not be stored, unless the store was out of reach
 */
public record LineParts(
    LineStore store,
    Budget memory,
    long keepBytes,
    long keepMillis,
    Consumer<Throwable> failures) {}
