package chat.parley.board;

import chat.parley.budget.Budget;

/**
 * What boards stand on, beside the rooms.
 *
 * @param node tells this start of this node from all others
 * @param memory bounds what is held of all boards that are open
 */
public record BoardParts(BoardStore store, String node, Budget memory, BoardBounds bounds) {}
