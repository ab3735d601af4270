package chat.parley.document;

import chat.parley.support.Person;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** A program that has the key of somebody's session, and no socket. */
final class DocumentsOverHttp {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final int port;
  private final String proof;

  DocumentsOverHttp(int port, Person person) {
    this(port, person.session() + "." + person.welcome().getString("key"));
  }

  private DocumentsOverHttp(int port, String proof) {
    this.port = port;
    this.proof = proof;
  }

  /** With another proof. */
  DocumentsOverHttp as(String proof) {
    return new DocumentsOverHttp(port, proof);
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(Arrays.copyOf(headers, headers.length));
    }
    return send(request.build());
  }

  HttpResponse<String> post(String path, byte[] body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  HttpResponse<String> post(String path, JsonObject body) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.encode())).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + proof);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException cause) {
      throw new AssertionError(cause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  JsonObject json(HttpResponse<String> response) {
    return Person.ok(new JsonObject(response.body()));
  }
}
