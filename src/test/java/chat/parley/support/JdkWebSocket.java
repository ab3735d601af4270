package chat.parley.support;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** chat.v1 over {@code /ws} with the JDK's own client. */
public final class JdkWebSocket implements Wire {
  public static final Carrier CARRIER = at("127.0.0.1");

  private final WebSocket socket;

  /** To a server that is not on this machine, or is known by another name. */
  public static Carrier at(String host) {
    return (port, ear) -> new JdkWebSocket(URI.create("ws://" + host + ":" + port + "/ws"), ear);
  }

  private JdkWebSocket(URI address, Ear ear) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("chat.v1")
            .buildAsync(address, new Listener(ear))
            .join();
  }

  @Override
  public synchronized void send(JsonObject command) {
    sendText(command.encode());
  }

  @Override
  public synchronized void sendText(String text) {
    try {
      socket.sendText(text, true).join();
    } catch (CompletionException closed) {
      throw new AssertionError("it is closed already", closed);
    }
  }

  @Override
  public synchronized void sendPiece(long upload, long offset, byte[] data) {
    ByteBuffer frame = ByteBuffer.allocate(16 + data.length);
    frame.putLong(upload).putLong(offset).put(data).flip();
    try {
      socket.sendBinary(frame, true).join();
    } catch (CompletionException closed) {
      throw new AssertionError("it is closed already", closed);
    }
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Override
  public void drop() {
    socket.abort();
  }

  private static final class Listener implements WebSocket.Listener {
    private final Ear ear;
    private final StringBuilder text = new StringBuilder();

    private Listener(Ear ear) {
      this.ear = ear;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonObject object = new JsonObject(text.toString());
        text.setLength(0);
        ear.hear(object);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      ear.closed(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      ear.closed(1006);
    }
  }
}
