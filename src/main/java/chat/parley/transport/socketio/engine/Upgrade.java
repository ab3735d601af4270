package chat.parley.transport.socketio.engine;

import chat.parley.transport.websocket.FrameSocket;
import chat.parley.transport.websocket.StrictWebSocket;
import io.vertx.core.buffer.Buffer;

/**
 * A WebSocket that wants to take a polling session over: {@code 2probe}, {@code 3probe}, {@code 5}.
 * Until then the session stays on polling, and lives on if this fails.
 */
final class Upgrade implements StrictWebSocket.Listener {
  private static final EnginePacket PROBED = new EnginePacket.Text(EnginePacket.Type.PONG, "probe");

  private final EngineLoop loop;
  private final SessionTransport carried;
  private final FrameSocket socket;
  private final WebSocketTransport next;
  private boolean probed;
  private boolean over;

  /**
   * @param carried by polling as yet
   */
  Upgrade(EngineSession session, SessionTransport carried, FrameSocket socket) {
    this.loop = session.loop();
    this.carried = carried;
    this.socket = socket;
    this.next = new WebSocketTransport(socket, session);
  }

  void begin() {
    loop.upgrades().start(this);
    socket.listener(this);
  }

  @Override
  public void text(String text) {
    if (text.equals("2probe")) {
      probed = true;
      next.write(PROBED);
      next.flush();
      carried.releasePoll();
    } else if (text.equals("5")) {
      end();
      carried.upgraded(next);
    } else {
      fail();
    }
  }

  @Override
  public void binary(Buffer data) {
    fail();
  }

  @Override
  public void closed() {
    fail();
  }

  @Override
  public void tooSlow() {
    fail();
  }

  /** Whether the client knows that the WebSocket works, and so lets go of polling. */
  boolean probed() {
    return probed;
  }

  void late() {
    fail();
  }

  /** The session goes on as it was. */
  void fail() {
    if (!over) {
      end();
      next.close(CloseReason.by("upgrade failed"));
      carried.notUpgraded();
    }
  }

  private void end() {
    over = true;
    loop.upgrades().stop(this);
  }
}
