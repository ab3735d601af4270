package chat.parley.transport;

import chat.parley.delivery.CloseCode;
import chat.parley.wire.SessionEvents;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The {@code bye} that is the last thing a connection hears: why it ends, and when to come back.
 */
public final class Goodbye {
  private static final int JITTER_MILLIS = 2_000;
  private static final int BACKOFF_MILLIS = 10_000;

  private Goodbye() {}

  public static JsonObject of(CloseCode code) {
    String reconnect = code.reconnect().name().toLowerCase(Locale.ROOT);
    String name = code.name().toLowerCase(Locale.ROOT);
    return SessionEvents.bye(code.code(), name, reconnect, after(code));
  }

  /** Clients that are all sent away at once must not all come back at once. */
  private static long after(CloseCode code) {
    return switch (code.reconnect()) {
      case NOW -> code == CloseCode.DRAIN ? ThreadLocalRandom.current().nextInt(JITTER_MILLIS) : 0;
      case BACKOFF -> BACKOFF_MILLIS + ThreadLocalRandom.current().nextInt(BACKOFF_MILLIS);
      case NEVER -> 0;
    };
  }
}
