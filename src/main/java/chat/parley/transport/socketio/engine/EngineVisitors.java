package chat.parley.transport.socketio.engine;

import chat.parley.pace.Visitor;
import chat.parley.pace.Visitors;
import chat.parley.transport.TooManyRequests;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Gives those who want to open a session a place, as far as their address has any. */
final class EngineVisitors {
  private static final long FULL_MILLIS = 10_000;

  private EngineVisitors() {}

  /** Nothing when the request has been answered with 429. */
  static Optional<Visitor> place(Visitors visitors, String address, HttpServerRequest http) {
    long waitMillis = visitors.handshake(address);
    if (waitMillis > 0) {
      TooManyRequests.answer(http, waitMillis);
      return Optional.empty();
    }
    Visitor visitor = visitors.enters(address);
    if (visitor.placed()) {
      return Optional.of(visitor);
    }
    visitor.leaves();
    TooManyRequests.answer(http, FULL_MILLIS);
    return Optional.empty();
  }
}
