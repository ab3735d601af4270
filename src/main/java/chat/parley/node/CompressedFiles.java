package chat.parley.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The page's files as gzip, compressed once at their first use, and as well as can be: whoever
 * comes for the first time by a slow line waits for them. What cannot be had so is left to the next
 * handler. One per event loop, which alone uses it.
 */
final class CompressedFiles {
  private static final int NOT_MODIFIED = 304;

  /** No name in it begins with a dot, so that nothing beside the folder can be named. */
  private static final Pattern PATH =
      Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+\\.(js|css|json|svg|html)");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=UTF-8",
          "css", "text/css;charset=UTF-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "html", "text/html;charset=UTF-8");

  private final String folder;
  private final Map<String, Future<File>> files = new HashMap<>();

  private record File(Buffer gzipped, String tag) {}

  CompressedFiles(String folder) {
    this.folder = folder;
  }

  void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = context.normalizedPath().equals("/") ? "/index.html" : context.normalizedPath();
    Matcher matcher = PATH.matcher(path);
    boolean zips = String.valueOf(request.getHeader(HttpHeaders.ACCEPT_ENCODING)).contains("gzip");
    if (request.method() != HttpMethod.GET || !zips || !matcher.matches()) {
      context.next();
      return;
    }
    files
        .computeIfAbsent(path, name -> load(context.vertx(), name))
        .onSuccess(file -> answer(context, file, TYPES.get(matcher.group(1))))
        .onFailure(
            cause -> {
              files.remove(path);
              context.next();
            });
  }

  private Future<File> load(Vertx vertx, String path) {
    return vertx
        .fileSystem()
        .readFile(folder + path)
        .compose(plain -> vertx.executeBlocking(() -> compressed(plain), false));
  }

  private static File compressed(Buffer plain) throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new Best(bytes)) {
      gzip.write(plain.getBytes());
    }
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain.getBytes());
    return new File(
        Buffer.buffer(bytes.toByteArray()), "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"");
  }

  /** A browser asks each time, and is told in few bytes that nothing has changed. */
  private static void answer(RoutingContext context, File file, String type) {
    HttpServerResponse response = context.response();
    response.headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    response.putHeader(HttpHeaders.ETAG, file.tag());
    if (String.valueOf(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))
        .contains(file.tag())) {
      response.setStatusCode(NOT_MODIFIED).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    response.end(file.gzipped());
  }

  private static final class Best extends GZIPOutputStream {
    Best(ByteArrayOutputStream bytes) throws IOException {
      super(bytes);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
