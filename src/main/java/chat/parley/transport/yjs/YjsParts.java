package chat.parley.transport.yjs;

import chat.parley.budget.Budget;
import chat.parley.transport.Loop;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.traffic.Traffic;
import io.vertx.core.Vertx;

/**
 * What the sockets of one loop need.
 *
 * @param receiving bounds what has come and waits
 * @param mostConnections of this loop
 */
public record YjsParts(
    Vertx vertx,
    Loop loop,
    OriginPolicy origins,
    Traffic traffic,
    Budget receiving,
    int mostConnections) {}
