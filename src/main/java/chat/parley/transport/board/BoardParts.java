package chat.parley.transport.board;

import chat.parley.transport.Loop;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.traffic.Traffic;
import chat.parley.wire.field.Bounds;

/**
 * What requests about boards need.
 *
 * @param bounds to which what comes is held, as over a socket
 * @param mostConnections of this loop
 */
public record BoardParts(
    Loop loop, SessionKeys keys, Traffic traffic, Bounds bounds, int mostConnections) {}
