package chat.parley.support;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a GET brought; status 0 when nobody answered. */
public record Fetched(int status, String body) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** From the port of a node that is for operators. */
  public static Fetched operations(Jar jar, String path) {
    return from(jar.operationsPort(), path);
  }

  public static Fetched from(int port, String path) {
    return from("127.0.0.1", port, path);
  }

  public static Fetched from(String host, int port, String path) {
    URI address = URI.create("http://" + host + ":" + port + path);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return new Fetched(response.statusCode(), response.body());
    } catch (IOException nobody) {
      return new Fetched(0, "");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  public JsonObject json() {
    return body.startsWith("{") ? new JsonObject(body) : new JsonObject();
  }
}
