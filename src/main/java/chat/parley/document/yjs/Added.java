package chat.parley.document.yjs;

import java.util.Optional;

/**
 * What an update did to a set.
 *
 * @param news exactly what became part of it, also what had waited before: an update that can be
 *     stored and shown to everybody; empty when nothing was new
 * @param waits whether something of the update builds on what is not there, and is kept aside
 */
public record Added(Optional<Update> news, boolean waits) {}
