package chat.parley.examples;

import chat.parley.transport.MonotonicClock;
import chat.parley.transport.TokenBucket;
import chat.parley.transport.socketio.SocketEvent;
import java.util.function.Consumer;

/** Ignores what one socket sends faster than people can. */
final class Pace {
  private static final int PER_SECOND = 50;
  private static final int BURST = 100;

  private final TokenBucket events = new TokenBucket(PER_SECOND, BURST, MonotonicClock.millis());

  Consumer<SocketEvent> limit(Consumer<SocketEvent> handler) {
    return event -> {
      if (events.take(MonotonicClock.millis()) == 0) {
        handler.accept(event);
      }
    };
  }
}
