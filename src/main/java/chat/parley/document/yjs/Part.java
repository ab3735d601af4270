package chat.parley.document.yjs;

import java.util.Optional;

/**
 * A piece of a set, and an update of its own.
 *
 * @param next where it goes on; empty in the last one
 */
public record Part(byte[] update, Optional<Position> next) {}
