package chat.parley.examples;

import chat.parley.pace.Rate;
import chat.parley.pace.TokenBucket;
import chat.parley.transport.MonotonicClock;
import chat.parley.transport.socketio.SocketEvent;
import java.util.function.Consumer;

/** Ignores what one socket sends faster than people can. */
final class Pace {
  private static final Rate RATE = new Rate(50, 100);

  private final TokenBucket events = new TokenBucket(RATE, MonotonicClock.millis());

  Consumer<SocketEvent> limit(Consumer<SocketEvent> handler) {
    return event -> {
      if (events.take(MonotonicClock.millis()) == 0) {
        handler.accept(event);
      }
    };
  }
}
