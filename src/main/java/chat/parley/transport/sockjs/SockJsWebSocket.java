package chat.parley.transport.sockjs;

import chat.parley.delivery.WireFormat;
import chat.parley.transport.Spelling;
import chat.parley.transport.TextSocket;
import chat.parley.transport.websocket.FrameFormat;
import chat.parley.transport.websocket.Framing;
import chat.parley.transport.websocket.StrictWebSocket;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import java.util.List;

/**
 * The SockJS protocol over a WebSocket: {@code o} opens, {@code a["text"]} carries, {@code h} shows
 * life, {@code c[code,"reason"]} closes; the client sends {@code ["text"]}.
 */
final class SockJsWebSocket implements TextSocket<ByteBuf> {
  private static final int NORMAL = 1000;
  private static final int UNSUPPORTED_DATA = 1003;
  private static final int BAD_PAYLOAD = 1007;

  private final StrictWebSocket socket;

  SockJsWebSocket(StrictWebSocket socket) {
    this.socket = socket;
    socket.send("o");
  }

  @Override
  public void listener(Listener listener) {
    socket.listener(
        new StrictWebSocket.Listener() {
          @Override
          public void text(String frame) {
            unpack(frame, listener);
          }

          @Override
          public void binary(Buffer data) {
            socket.close(UNSUPPORTED_DATA, "text only");
          }

          @Override
          public void closed() {
            listener.closed();
          }
        });
  }

  private void unpack(String frame, Listener listener) {
    if (frame.isEmpty()) {
      return;
    }
    try {
      Object decoded = Json.decodeValue(frame);
      List<?> texts = decoded instanceof JsonArray array ? array.getList() : List.of(decoded);
      if (texts.stream().allMatch(String.class::isInstance)) {
        texts.forEach(text -> listener.text((String) text));
        return;
      }
    } catch (DecodeException | NullPointerException broken) {
      // answered below, like an array of something else
    }
    socket.close(BAD_PAYLOAD, "Broken JSON encoding.");
  }

  @Override
  public WireFormat<ByteBuf> format(Spelling spelling) {
    return new FrameFormat(Framing.SOCKJS, spelling);
  }

  @Override
  public void write(ByteBuf frame) {
    socket.write(frame);
  }

  @Override
  public void flush() {
    socket.flush();
  }

  @Override
  public void send(String text) {
    socket.send(Framing.SOCKJS.frame(text));
  }

  @Override
  public long waitingBytes() {
    return socket.waitingBytes();
  }

  @Override
  public boolean alive(long withinMillis) {
    return socket.silence() <= withinMillis;
  }

  @Override
  public void ping() {
    socket.send("h");
    socket.ping();
  }

  @Override
  public void close(int code, String reason) {
    socket.send("c[" + code + "," + Json.encode(reason) + "]");
    socket.close(NORMAL, reason);
  }
}
