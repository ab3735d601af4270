package chat.parley.examples;

import chat.parley.transport.Loop;
import chat.parley.transport.TokenBucket;
import chat.parley.transport.socketio.SocketEvent;
import java.util.function.Consumer;

/** Ignores what one socket sends faster than people can. */
final class Pace {
  private static final int PER_SECOND = 50;
  private static final int BURST = 100;

  private final TokenBucket events = new TokenBucket(PER_SECOND, BURST, Loop.now());

  Consumer<SocketEvent> limit(Consumer<SocketEvent> handler) {
    return event -> {
      if (events.take(Loop.now()) == 0) {
        handler.accept(event);
      }
    };
  }
}
