package chat.parley.transport.board;

import chat.parley.pace.Visitors;
import chat.parley.transport.Loop;
import chat.parley.transport.SessionKeys;
import chat.parley.wire.field.Bounds;

/**
 * What requests about boards need.
 *
 * @param bounds to which what comes is held, as over a socket
 * @param mostConnections of this loop
 */
public record BoardParts(
    Loop loop, SessionKeys keys, Visitors visitors, Bounds bounds, int mostConnections) {}
