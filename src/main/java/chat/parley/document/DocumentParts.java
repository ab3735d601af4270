package chat.parley.document;

import chat.parley.budget.Budget;

/**
 * What documents stand on, beside the rooms.
 *
 * @param memory bounds what is held of all that are open
 */
public record DocumentParts(
    DocumentStore store,
    Workers workers,
    Budget memory,
    DocumentBounds bounds,
    DocumentCounters counters) {}
