package chat.parley.transport.sockjs;

import chat.parley.transport.Carrier;
import chat.parley.transport.websocket.Framing;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.websocket.WebSocketText;
import io.vertx.core.json.Json;

/**
 * The SockJS protocol over a WebSocket: {@code o} opens, {@code a["text"]} carries, {@code h} shows
 * life, {@code c[code,"reason"]} closes; the client sends {@code ["text"]}.
 */
final class SockJsWebSocket extends WebSocketText {
  private static final int NORMAL = 1000;
  private static final int BAD_PAYLOAD = 1007;

  private final StrictWebSocket socket;

  SockJsWebSocket(StrictWebSocket socket) {
    super(socket, Framing.SOCKJS);
    this.socket = socket;
    socket.send("o");
  }

  @Override
  public Carrier carrier() {
    return Carrier.SOCKJS_WEBSOCKET;
  }

  @Override
  protected void unpack(String frame, Listener listener) {
    if (frame.isEmpty()) {
      return;
    }
    SockJsTexts.arrayOrText(frame)
        .ifPresentOrElse(
            texts -> texts.forEach(listener::text),
            () -> socket.close(BAD_PAYLOAD, "Broken JSON encoding."));
  }

  @Override
  public void ping() {
    socket.send("h");
    super.ping();
  }

  @Override
  public void close(int code, String reason) {
    socket.send("c[" + code + "," + Json.encode(reason) + "]");
    socket.close(NORMAL, reason);
  }
}
