package chat.parley.transport.socketio.engine;

import chat.parley.transport.websocket.FrameSocket;
import java.util.Optional;

/**
 * What carries a session: long polling or a WebSocket from the start, and a WebSocket after an
 * upgrade. Used on the loop of the session.
 */
final class SessionTransport {
  private static final int NORMAL = 1000;

  private final EngineSession session;
  private EngineTransport current;
  private Optional<Upgrade> upgrade = Optional.empty();

  SessionTransport(EngineSession session, EngineTransport first) {
    this.session = session;
    this.current = first;
  }

  EngineTransport current() {
    return current;
  }

  /** From here on this one carries everything. */
  void use(WebSocketTransport next) {
    current = next;
    next.receive();
  }

  /** A WebSocket wants to take over. */
  void upgrade(FrameSocket socket) {
    session.loop().returns().stop(session);
    if (session.open() && upgrade.isEmpty() && current instanceof PollingTransport) {
      Upgrade begun = new Upgrade(session, this, socket);
      upgrade = Optional.of(begun);
      begun.begin();
    } else {
      socket.close(NORMAL, "no upgrade");
    }
  }

  boolean upgrading() {
    return upgrade.isPresent();
  }

  /** Whether the client knows that the WebSocket works, and so lets go of polling. */
  boolean probed() {
    return upgrade.filter(Upgrade::probed).isPresent();
  }

  void releasePoll() {
    ((PollingTransport) current).releasePoll();
  }

  /** From here on the WebSocket carries everything, first what still waits for a poll. */
  void upgraded(WebSocketTransport next) {
    PollingTransport polling = (PollingTransport) current;
    upgrade = Optional.empty();
    polling.releasePoll();
    use(next);
    polling.taken().forEach(next::write);
    if (session.closing()) {
      session.end(CloseReason.by("forced close"));
    } else {
      session.flush();
    }
  }

  void notUpgraded() {
    upgrade = Optional.empty();
  }

  void close(CloseReason why) {
    upgrade.ifPresent(Upgrade::fail);
    current.close(why);
  }
}
