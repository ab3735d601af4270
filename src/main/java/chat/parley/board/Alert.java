package chat.parley.board;

/**
 * An alert of a board, and how it stands.
 *
 * @param id by which it is told from all others, also from one of its name that comes after it
 */
public record Alert(String id, BoardName board, AlertRule rule, AlertState state) {}
