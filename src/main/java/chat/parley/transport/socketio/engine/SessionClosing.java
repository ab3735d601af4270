package chat.parley.transport.socketio.engine;

/**
 * How one session ends: it is open, then closing while its client has still to be told, then closed
 * (what Engine.IO calls its ready state). Used on the loop of the session.
 */
final class SessionClosing {
  private final EngineSession session;
  private final SessionTransport transport;
  private final Heartbeat heartbeat;
  private final Runnable forget;
  private State state = State.OPEN;

  private enum State {
    OPEN,
    /** Over, but the client has not been told: that takes its next poll. */
    CLOSING,
    CLOSED
  }

  /**
   * @param forget is run when no request can belong to the session any more
   */
  SessionClosing(
      EngineSession session, SessionTransport transport, Heartbeat heartbeat, Runnable forget) {
    this.session = session;
    this.transport = transport;
    this.heartbeat = heartbeat;
    this.forget = forget;
  }

  boolean open() {
    return state == State.OPEN;
  }

  /** For the client's next poll, by which it is told. */
  boolean waits() {
    return state == State.CLOSING;
  }

  /**
   * @param code of the WebSocket's close frame
   */
  void close(int code) {
    if (!open()) {
      return;
    }
    if (transport.current() instanceof PollingTransport polling && mustWait(polling)) {
      state = State.CLOSING;
      heartbeat.last();
      session.tellClosed("forced close");
    } else {
      end(CloseReason.by("forced close", code));
    }
  }

  /**
   * Whether the last word has to wait for another poll. It never comes in one answer with events:
   * the official client would drop those.
   */
  private static boolean mustWait(PollingTransport polling) {
    polling.flush();
    return !polling.waited();
  }

  void end(CloseReason why) {
    if (state == State.CLOSED) {
      return;
    }
    boolean told = waits();
    state = State.CLOSED;
    heartbeat.stop();
    session.visitor().leaves();
    session.loop().returns().stop(session);
    session.loop().flushes().remove(session);
    forget.run();
    transport.close(why);
    session.requests().ended();
    if (!told) {
      session.tellClosed(why.reason());
    }
  }
}
