package chat.parley.support;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.function.Function;

/** chat.v1 over WebSockets of Vert.x's client: plain, in SockJS frames, or through the bridge. */
public final class VertxWebSocket implements Wire {
  /** A page of 256 KiB, twice quoted: Vert.x would close at a frame of 64 KiB. */
  private static final int LONGEST_REPLY = 1024 * 1024;

  private final WebSocketClient client;
  private final ClientWebSocket socket;
  private final Function<String, String> framing;

  /** Plain, at /ws. */
  public static Carrier plain(Vertx vertx) {
    return (port, ear) ->
        new VertxWebSocket(
            vertx, port, "/ws", text -> text, text -> ear.hear(new JsonObject(text)), ear);
  }

  /** Plain, for those who come from another address of this machine. */
  public static Carrier plainFrom(Vertx vertx, String address) {
    return (port, ear) ->
        new VertxWebSocket(
            vertx.createWebSocketClient(options().setLocalAddress(address)),
            port,
            "/ws",
            text -> text,
            text -> ear.hear(new JsonObject(text)),
            ear);
  }

  /** In the frames of SockJS, at /sockjs. */
  public static Carrier sockJs(Vertx vertx) {
    return (port, ear) ->
        new VertxWebSocket(
            vertx,
            port,
            "/sockjs/000/" + UUID.randomUUID() + "/websocket",
            text -> "[" + Json.encode(text) + "]",
            frame -> unpack(frame, text -> ear.hear(new JsonObject(text))),
            ear);
  }

  /** Raw texts in SockJS frames at any service; the ear gets {@code {"text":…}}. */
  public static VertxWebSocket raw(Vertx vertx, int port, String path, Ear ear) {
    return new VertxWebSocket(
        vertx, port, path, text -> text, text -> ear.hear(new JsonObject().put("text", text)), ear);
  }

  /** What takes a text. */
  interface Texts {
    void text(String text);
  }

  static void unpack(String frame, Texts texts) {
    if (frame.startsWith("a")) {
      new JsonArray(frame.substring(1)).forEach(text -> texts.text((String) text));
    }
  }

  private static WebSocketClientOptions options() {
    return new WebSocketClientOptions()
        .setMaxFrameSize(LONGEST_REPLY)
        .setMaxMessageSize(LONGEST_REPLY);
  }

  private VertxWebSocket(
      Vertx vertx,
      int port,
      String path,
      Function<String, String> framing,
      Texts incoming,
      Ear ear) {
    this(vertx.createWebSocketClient(options()), port, path, framing, incoming, ear);
  }

  private VertxWebSocket(
      WebSocketClient client,
      int port,
      String path,
      Function<String, String> framing,
      Texts incoming,
      Ear ear) {
    this.client = client;
    this.framing = framing;
    ClientWebSocket opening = client.webSocket();
    opening.textMessageHandler(incoming::text);
    opening.closeHandler(closed -> ear.closed(code(opening)));
    Await.result(opening.connect(port, "127.0.0.1", path));
    this.socket = opening;
  }

  private static int code(ClientWebSocket socket) {
    Short code = socket.closeStatusCode();
    return code == null ? 1006 : code;
  }

  @Override
  public void send(JsonObject command) {
    sendText(command.encode());
  }

  @Override
  public void sendText(String text) {
    Await.result(socket.writeTextMessage(framing.apply(text)));
  }

  @Override
  public void close() {
    Await.result(socket.close());
  }

  @Override
  public void drop() {
    Await.result(client.close());
  }
}
