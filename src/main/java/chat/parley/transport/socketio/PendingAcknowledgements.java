package chat.parley.transport.socketio;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Acknowledgements that one client owes. Used on its loop. */
final class PendingAcknowledgements {
  private final Map<Long, Pending> pending = new HashMap<>(2);

  private record Pending(Promise<List<Object>> promise, long timer) {}

  void expect(Vertx vertx, long id, long millis, Promise<List<Object>> promise) {
    long timer = vertx.setTimer(millis, late -> fail(id, "no acknowledgement in time"));
    pending.put(id, new Pending(promise, timer));
  }

  private void fail(long id, String why) {
    Optional.ofNullable(pending.remove(id))
        .ifPresent(waiting -> waiting.promise().fail(new AcknowledgementException(why, List.of())));
  }

  /** What nobody waits for any more, or never did, is dropped. */
  void received(Vertx vertx, long id, List<Object> arguments) {
    Optional.ofNullable(pending.remove(id))
        .ifPresent(
            waiting -> {
              vertx.cancelTimer(waiting.timer());
              waiting.promise().complete(SocketEvent.wrapped(arguments));
            });
  }

  void lost(Vertx vertx) {
    for (Long id : List.copyOf(pending.keySet())) {
      vertx.cancelTimer(pending.get(id).timer());
      fail(id, "the client has disconnected");
    }
  }
}
