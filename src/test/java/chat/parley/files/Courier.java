package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.support.Person;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Speaks HTTP about files for one person. */
public final class Courier {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port;
  private final String key;

  public Courier(int port, Person person) {
    this(port, "Bearer " + person.session() + "." + person.welcome().getString("key"));
  }

  private Courier(int port, String key) {
    this.port = port;
    this.key = key;
  }

  /** Somebody without a key. */
  static Courier stranger(int port) {
    return new Courier(port, "");
  }

  public Courier at(int otherPort) {
    return new Courier(otherPort, key);
  }

  public String key() {
    return key;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  public static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private HttpRequest.Builder request(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (!key.isEmpty()) {
      request.header("Authorization", key);
    }
    for (int at = 0; at < headers.length; at += 2) {
      request.header(headers[at], headers[at + 1]);
    }
    return request;
  }

  public HttpResponse<byte[]> asks(String method, String path, byte[] body, String... headers) {
    try {
      return HTTP.send(request(method, path, body, headers).build(), BodyHandlers.ofByteArray());
    } catch (IOException cut) {
      throw new AssertionError(cut);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  public HttpResponse<byte[]> reads(String path, String... headers) {
    return asks("GET", path, new byte[0], headers);
  }

  /** The same, while it may take as long as it wants. */
  public CompletableFuture<HttpResponse<byte[]>> follows(String path, String... headers) {
    return HTTP.sendAsync(
        request("GET", path, new byte[0], headers).build(), BodyHandlers.ofByteArray());
  }

  /** An answer whose body is read as it comes. */
  public HttpResponse<InputStream> opens(String path, String... headers) {
    return Person.await(
        HTTP.sendAsync(
            request("GET", path, new byte[0], headers).build(), BodyHandlers.ofInputStream()));
  }

  HttpResponse<byte[]> tus(String method, String path, byte[] body, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Tus-Resumable";
    all[1] = "1.0.0";
    return asks(method, path, body, all);
  }

  /** A form with these files, which are called file0, file1 and so on. */
  HttpResponse<byte[]> form(String path, String... files) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < files.length; i++) {
      body.append("--next\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file")
          .append(i)
          .append("\"\r\nContent-Type: text/plain\r\n\r\n")
          .append(files[i])
          .append("\r\n");
    }
    return asks(
        "POST",
        path,
        body.append("--next--\r\n").toString().getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "multipart/form-data; boundary=next");
  }

  static String metadata(String room, String name) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("room", room);
    said.put("filename", name);
    return metadata(said);
  }

  private static String metadata(Map<String, String> said) {
    StringBuilder spelled = new StringBuilder();
    said.forEach(
        (field, text) ->
            spelled
                .append(spelled.isEmpty() ? "" : ",")
                .append(field)
                .append(' ')
                .append(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    return spelled.toString();
  }

  /** Sends a whole file; its id. */
  public String sends(String room, String name, byte[] bytes) {
    HttpResponse<byte[]> sent = asks("PUT", "/files/" + room + "/" + name, bytes);
    assertEquals(201, sent.statusCode(), text(sent));
    return new JsonObject(text(sent)).getJsonArray("files").getJsonObject(0).getString("id");
  }

  /** Begins an upload of which this is said. */
  HttpResponse<byte[]> begins(long size, Map<String, String> said) {
    return tus(
        "POST",
        "/files",
        new byte[0],
        "Upload-Length",
        String.valueOf(size),
        "Upload-Metadata",
        metadata(said));
  }

  /** Begins an upload; its path. */
  public String begins(String room, String name, long size) {
    HttpResponse<byte[]> created =
        tus(
            "POST",
            "/files",
            new byte[0],
            "Upload-Length",
            String.valueOf(size),
            "Upload-Metadata",
            metadata(room, name));
    assertEquals(201, created.statusCode(), text(created));
    return created.headers().firstValue("location").orElseThrow();
  }

  public HttpResponse<byte[]> appends(String path, long offset, byte[] piece, String... headers) {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "Upload-Offset";
    all[1] = String.valueOf(offset);
    all[2] = "Content-Type";
    all[3] = "application/offset+octet-stream";
    return tus("PATCH", path, piece, all);
  }

  public long offset(String path) {
    HttpResponse<byte[]> head = tus("HEAD", path, new byte[0]);
    assertEquals(200, head.statusCode());
    return Long.parseLong(head.headers().firstValue("upload-offset").orElseThrow());
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static void isRefused(int code, String name, HttpResponse<byte[]> response) {
    assertEquals(code, response.statusCode(), text(response));
    JsonObject error = new JsonObject(text(response)).getJsonObject("error");
    assertEquals(name, error.getString("name"));
  }

  /** A piece of an upload of which not all comes: more may be written to it. */
  public Socket hangs(String path, long offset, long length, byte[] first) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    String head =
        "PATCH "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nAuthorization: "
            + key
            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: "
            + offset
            + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(first);
    socket.getOutputStream().flush();
    return socket;
  }
}
