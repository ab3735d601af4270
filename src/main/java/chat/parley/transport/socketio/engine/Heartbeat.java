package chat.parley.transport.socketio.engine;

import chat.parley.transport.MonotonicClock;

/**
 * The signs of life between a session and its client. In revision 4 the server pings after a while
 * of silence and waits for the pong; in 3 the client pings, and is waited for a little longer than
 * it should need. Used on the loop of the session.
 */
final class Heartbeat {
  private static final EnginePacket PING = EnginePacket.of(EnginePacket.Type.PING);

  /** More than that is the loop's lateness, for which no client can answer. */
  private static final long MOST_LATE_MILLIS = 5;

  private final EngineSession session;
  private final long intervalMillis;
  private long dueAt;

  /**
   * @param intervalMillis of silence until it is time for a sign of life
   */
  Heartbeat(EngineSession session, long intervalMillis) {
    this.session = session;
    this.intervalMillis = intervalMillis;
  }

  private EngineLoop loop() {
    return session.loop();
  }

  void start() {
    dueAt = MonotonicClock.millis() + intervalMillis;
    loop().pings().start(this);
  }

  /** Time to ask, or to have been asked. */
  void due() {
    if (session.open()) {
      if (session.revision() == Revision.V4) {
        session.write(PING);
      }
      long late = MonotonicClock.millis() - dueAt;
      loop().silences().startAgo(this, Math.max(0, Math.min(late, MOST_LATE_MILLIS)));
    }
  }

  void silent() {
    session.end(CloseReason.by("ping timeout"));
  }

  void pinged(EnginePacket.Text ping) {
    if (session.revision() == Revision.V3) {
      alive();
      session.write(new EnginePacket.Text(EnginePacket.Type.PONG, ping.data()));
    } else {
      session.end(CloseReason.fault("transport error"));
    }
  }

  void ponged() {
    if (session.revision() == Revision.V4) {
      alive();
    } else {
      session.end(CloseReason.fault("transport error"));
    }
  }

  private void alive() {
    loop().silences().stop(this);
    start();
  }

  /** The session is over; its client is given the time of one more silence to be told. */
  void last() {
    loop().pings().stop(this);
    loop().silences().start(this);
  }

  void stop() {
    loop().pings().stop(this);
    loop().silences().stop(this);
  }
}
