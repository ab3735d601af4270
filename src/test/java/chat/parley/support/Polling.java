package chat.parley.support;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.UUID;

/** chat.v1 over SockJS's xhr-polling, with vertx-web-client. */
public final class Polling implements Wire {
  private final WebClient client;
  private final int port;
  private final String path;
  private final Ear ear;
  private volatile boolean stopped;

  public static Carrier carrier(Vertx vertx) {
    return (port, ear) -> new Polling(vertx, port, "/sockjs/000/" + UUID.randomUUID(), ear);
  }

  private Polling(Vertx vertx, int port, String path, Ear ear) {
    this.client = WebClient.create(vertx);
    this.port = port;
    this.path = path;
    this.ear = ear;
    Await.result(client.post(port, "127.0.0.1", path + "/xhr").send());
    poll();
  }

  private void poll() {
    if (stopped) {
      return;
    }
    try {
      client
          .post(port, "127.0.0.1", path + "/xhr")
          .send()
          .onFailure(cut -> ear.closed(1006))
          .onSuccess(this::hear);
    } catch (IllegalStateException testIsOver) {
      stopped = true;
    }
  }

  private void hear(HttpResponse<Buffer> response) {
    String frame = response.bodyAsString() == null ? "" : response.bodyAsString().strip();
    VertxWebSocket.unpack(frame, text -> ear.hear(new JsonObject(text)));
    // a second opening is another session: the official client, too, takes that as a loss
    if (frame.startsWith("o") || frame.startsWith("c") || response.statusCode() != 200) {
      ear.closed(1006);
    } else {
      poll();
    }
  }

  @Override
  public void send(JsonObject command) {
    sendText(command.encode());
  }

  @Override
  public void sendText(String text) {
    Await.result(
        client
            .post(port, "127.0.0.1", path + "/xhr_send")
            .sendBuffer(Buffer.buffer("[" + Json.encode(text) + "]")));
  }

  @Override
  public void close() {
    drop();
  }

  @Override
  public void drop() {
    stopped = true;
  }
}
