package chat.parley.transport.yjs;

import chat.parley.config.TimesConfig;
import chat.parley.delivery.CloseCode;
import chat.parley.transport.MonotonicClock;
import java.util.Optional;
import java.util.function.LongSupplier;

/** When one client was told something, and when it was heard. Used on its loop. */
final class Heartbeat {
  /** Clients take themselves for lost after thirty seconds without a message. */
  private static final long TALK_MILLIS = 20_000;

  private static final long SPEAK_FIRST_MILLIS = 1_000;

  private final TimesConfig times;
  private final LongSupplier silence;
  private final Runnable ping;
  private final long openedAt = MonotonicClock.millis();
  private long pingedAt = openedAt;
  private long toldAt = openedAt;
  private boolean awaitsPong;

  /**
   * @param silence milliseconds since the client was heard
   * @param ping asks it for a sign of life
   */
  Heartbeat(TimesConfig times, LongSupplier silence, Runnable ping) {
    this.times = times;
    this.silence = silence;
    this.ping = ping;
  }

  void told() {
    toldAt = MonotonicClock.millis();
  }

  /** Whether it has heard nothing for so long that it must hear something. */
  boolean mustTalk(long now) {
    return now - toldAt > TALK_MILLIS;
  }

  /** Whether it had time enough to begin by itself. */
  boolean waits(long now) {
    return now - openedAt > SPEAK_FIRST_MILLIS;
  }

  /**
   * @param greeted whether it has said who it is
   * @param read whether it is listened to now, and so could be heard
   * @return why it must go
   */
  Optional<CloseCode> beat(long now, boolean greeted, boolean read) {
    if (!greeted && now - openedAt > 1000L * times.helloSeconds()) {
      return Optional.of(CloseCode.PROTOCOL);
    }
    long sincePing = now - pingedAt;
    awaitsPong = awaitsPong && read && silence.getAsLong() > sincePing;
    if (awaitsPong && sincePing > 1000L * times.pongSeconds()) {
      return Optional.of(CloseCode.NO_PONG);
    }
    if (!awaitsPong && sincePing > 1000L * times.pingSeconds()) {
      pingedAt = now;
      awaitsPong = true;
      ping.run();
    }
    return Optional.empty();
  }
}
