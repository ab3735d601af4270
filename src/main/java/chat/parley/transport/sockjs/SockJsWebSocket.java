package chat.parley.transport.sockjs;

import chat.parley.transport.Carrier;
import chat.parley.transport.websocket.Framing;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.websocket.WebSocketText;
import io.vertx.core.json.Json;
import java.util.List;

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
            texts -> hear(texts, listener),
            () -> socket.close(BAD_PAYLOAD, "Broken JSON encoding."));
  }

  /** The first of many is paid for with the frame. */
  private void hear(List<String> texts, Listener listener) {
    for (int n = 0; n < texts.size(); n++) {
      if (n > 0 && !visitor().frame()) {
        listener.flooded();
        return;
      }
      listener.text(texts.get(n));
    }
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
