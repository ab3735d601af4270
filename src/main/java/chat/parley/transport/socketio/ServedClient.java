package chat.parley.transport.socketio;

import chat.parley.transport.OriginPolicy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** The official client library, which the build has put into the jar. */
final class ServedClient {
  private static final Set<String> FILES =
      Set.of(
          "socket.io.js",
          "socket.io.js.map",
          "socket.io.min.js",
          "socket.io.min.js.map",
          "socket.io.esm.min.js",
          "socket.io.esm.min.js.map",
          "socket.io.msgpack.min.js",
          "socket.io.msgpack.min.js.map");
  private static final String FOLDER = "chat/parley/transport/socketio/client/";
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int NOT_MODIFIED = 304;

  private final Map<String, Future<Asset>> assets = new ConcurrentHashMap<>();

  private record Asset(Buffer plain, Buffer gzipped, String tag) {}

  boolean serves(HttpServerRequest request) {
    return FILES.contains(file(request))
        && (request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD);
  }

  private static String file(HttpServerRequest request) {
    return request.path().substring(request.path().lastIndexOf('/') + 1);
  }

  void handle(HttpServerRequest request, OriginPolicy origins) {
    if (!origins.admits(request)) {
      request.response().setStatusCode(FORBIDDEN).end();
      return;
    }
    origins.tell(request);
    Vertx vertx = Vertx.currentContext().owner();
    String file = file(request);
    assets
        .computeIfAbsent(file, name -> load(vertx, name))
        .onSuccess(asset -> answer(request, file, asset))
        .onFailure(
            cause -> {
              assets.remove(file);
              request.response().setStatusCode(NOT_FOUND).end();
            });
  }

  private static Future<Asset> load(Vertx vertx, String file) {
    return vertx
        .fileSystem()
        .readFile(FOLDER + file)
        .compose(plain -> vertx.executeBlocking(() -> asset(plain), false));
  }

  private static Asset asset(Buffer plain) throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(plain.getBytes());
    }
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain.getBytes());
    String tag = HexFormat.of().formatHex(hash, 0, 12);
    return new Asset(plain, Buffer.buffer(gzipped.toByteArray()), tag);
  }

  /** A browser asks each time, and is told in few bytes that nothing has changed. */
  private static void answer(HttpServerRequest request, String file, Asset asset) {
    boolean zips = String.valueOf(request.getHeader(HttpHeaders.ACCEPT_ENCODING)).contains("gzip");
    String tag = "\"" + asset.tag() + (zips ? "-gzip\"" : "\"");
    HttpServerResponse response =
        request
            .response()
            .putHeader(HttpHeaders.ETAG, tag)
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
            .putHeader("x-content-type-options", "nosniff");
    response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (String.valueOf(request.getHeader(HttpHeaders.IF_NONE_MATCH)).contains(tag)) {
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    Buffer body = zips ? asset.gzipped() : asset.plain();
    if (zips) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, type(file));
    response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
    if (request.method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(body);
    }
  }

  private static String type(String file) {
    return file.endsWith(".map") ? "application/json" : "text/javascript; charset=utf-8";
  }
}
