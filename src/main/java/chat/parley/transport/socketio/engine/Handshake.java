package chat.parley.transport.socketio.engine;

import chat.parley.pace.Visitor;

/** A session that somebody wants to open, who has a place. */
record Handshake(
    EngineRequest request,
    Revision revision,
    boolean upgrade,
    Visitor visitor,
    HttpExchange exchange) {}
