package chat.parley.support;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an export has brought.
 *
 * @param type of its content
 */
public record Exported(int status, String type, String body) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /**
   * @param key of a person
   */
  public static Exported from(int port, String path, Optional<String> key) {
    URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/" + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
    key.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Exported(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException cause) {
      throw new AssertionError(cause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  public List<JsonObject> lines() {
    return body.lines().map(JsonObject::new).toList();
  }

  /** The lines between the header and the end. */
  public List<JsonObject> items() {
    return lines().subList(1, lines().size() - 1);
  }

  /** The name of the problem. */
  public String problem() {
    return new JsonObject(body).getJsonObject("error").getString("name");
  }
}
