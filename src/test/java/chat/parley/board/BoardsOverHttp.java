package chat.parley.board;

import chat.parley.support.Person;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A program that has the key of somebody's session, and no socket. */
final class BoardsOverHttp {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String base;
  private final String proof;

  BoardsOverHttp(int port, String room, Person person) {
    this(
        "http://127.0.0.1:" + port + "/api/v1/boards/" + room,
        "Bearer " + person.session() + "." + person.welcome().getString("key"));
  }

  private BoardsOverHttp(String base, String proof) {
    this.base = base;
    this.proof = proof;
  }

  BoardsOverHttp as(String other) {
    return new BoardsOverHttp(base, other);
  }

  String proof() {
    return proof;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  HttpResponse<String> delete(String path) {
    return send(request(path).DELETE().build());
  }

  HttpResponse<String> post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, byte[] body, String... headers) {
    HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(Arrays.copyOf(headers, headers.length));
    }
    return send(request.build());
  }

  HttpResponse<String> packed(String path, byte[] packed) {
    return post(path, packed, "Content-Encoding", "gzip");
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(plain);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  /** Lines of a stream as they come, until it is closed. */
  Stream stream(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(Arrays.copyOf(headers, headers.length));
    }
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    HttpResponse<java.util.stream.Stream<String>> response =
        send(request.build(), HttpResponse.BodyHandlers.ofLines());
    Thread reader =
        new Thread(
            () -> {
              try {
                response.body().forEach(lines::add);
              } catch (java.io.UncheckedIOException closed) {
                lines.add("closed");
              }
            });
    reader.setDaemon(true);
    reader.start();
    return new Stream(response, lines);
  }

  /** An answer that goes on. */
  record Stream(HttpResponse<java.util.stream.Stream<String>> response, BlockingQueue<String> lines)
      implements AutoCloseable {

    /** The rest of the next line that begins so. */
    String next(String begin) {
      while (true) {
        try {
          String line = lines.poll(20, TimeUnit.SECONDS);
          if (line == null) {
            throw new AssertionError("no " + begin);
          }
          if (line.startsWith(begin)) {
            return line.substring(begin.length());
          }
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          throw new AssertionError(stop);
        }
      }
    }

    @Override
    public void close() {
      response.body().close();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", proof);
  }

  private static HttpResponse<String> send(HttpRequest request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static <T> HttpResponse<T> send(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return CLIENT.send(request, handler);
    } catch (IOException cause) {
      throw new AssertionError(cause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }
}
