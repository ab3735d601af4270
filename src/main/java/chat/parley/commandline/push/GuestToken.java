package chat.parley.commandline.push;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says hello as a guest, for a push that brings no token: its session outlives the socket. */
final class GuestToken implements WebSocket.Listener {
  private static final long SECONDS = 20;
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final CompletableFuture<JsonObject> welcome = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();

  private GuestToken() {}

  /**
   * @param server its address
   * @param name by which people see him
   * @param patience for how long it is tried again
   * @throws PushException when he is not let in
   */
  static String of(URI server, String name, Duration patience) throws InterruptedException {
    String address = server.toString().replaceFirst("^(?i)http", "ws") + "/ws";
    long until = System.nanoTime() + patience.toNanos();
    for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      Optional<String> token = new GuestToken().comes(address, name);
      if (token.isPresent()) {
        return token.get();
      }
      if (System.nanoTime() > until) {
        throw new PushException("nobody answers at " + address);
      }
      TimeUnit.MILLISECONDS.sleep(pause);
    }
  }

  private Optional<String> comes(String address, String name) throws InterruptedException {
    JsonObject hello = new JsonObject().put("op", "hello").put("id", 1).put("v", 1);
    try {
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create(address), this)
              .get(SECONDS, TimeUnit.SECONDS);
      socket.sendText(hello.put("name", name).encode(), true);
      JsonObject told = welcome.get(SECONDS, TimeUnit.SECONDS);
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
      if (!told.getBoolean("ok", false)) {
        throw new PushException(
            "no guest is let in: " + told.getJsonObject("error").getString("message"));
      }
      return Optional.of(told.getString("session") + "." + told.getString("key"));
    } catch (ExecutionException | TimeoutException away) {
      return Optional.empty();
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      JsonObject frame = new JsonObject(text.toString());
      text.setLength(0);
      if (frame.containsKey("re")) {
        welcome.complete(frame);
      }
    }
    socket.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void onError(WebSocket socket, Throwable cause) {
    welcome.completeExceptionally(cause);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    welcome.completeExceptionally(new IllegalStateException("closed with " + code));
    return CompletableFuture.completedStage(null);
  }
}
