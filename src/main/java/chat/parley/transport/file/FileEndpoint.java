package chat.parley.transport.file;

import chat.parley.message.file.FileHandler;
import chat.parley.message.file.FileIds;
import chat.parley.protocol.Refusal;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything at {@code /files}: begins uploads ({@code POST /files}), goes on with them and serves
 * them ({@code /files/<id>}), and takes whole files ({@code PUT /files/<room>/<name>}).
 */
public final class FileEndpoint implements Handler<HttpServerRequest> {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String EXPOSED =
      "Location, Upload-Offset, Upload-Length, Upload-Defer-Length, Upload-Expires, Tus-Resumable,"
          + " Upload-Complete, Upload-Incomplete, Upload-Limit, Tus-Version, Tus-Extension, Tus-Max-Size, Tus-Checksum-Algorithm, Content-Range,"
          + " Accept-Ranges, Content-Disposition, ETag, Retry-After";
  private static final Pattern ALL = Pattern.compile("/files/?");
  private static final Pattern ONE = Pattern.compile("/files/([^/]+?)(/link)?");
  private static final Pattern SMALLER = Pattern.compile("/files/([^/]+?)/(96|512|1600)");
  private static final Pattern NAMED = Pattern.compile("/files/([^/]+)/([^/]*)");
  private static final int FORBIDDEN = 403;
  private static final int NO_METHOD = 405;

  private final FileParts parts;

  public FileEndpoint(FileParts parts) {
    this.parts = parts;
  }

  /** Whether the body of a request goes to a file as it comes. */
  public static boolean streamed(HttpRequest request) {
    return request.uri().startsWith("/files");
  }

  @Override
  public void handle(HttpServerRequest http) {
    http.pause();
    FileRequest request = new FileRequest(parts, http);
    if (!parts.origins().admits(http)) {
      request.answer(FORBIDDEN);
      return;
    }
    if (http.method() == HttpMethod.OPTIONS
        && http.headers().contains("access-control-request-method")) {
      parts.origins().preflight(http, METHODS);
      return;
    }
    parts.origins().tell(http);
    if (http.headers().contains("origin")) {
      http.response().putHeader("access-control-expose-headers", EXPOSED);
    }
    try {
      route(request);
    } catch (Refusal refused) {
      request.refuse(refused);
    }
  }

  private void route(FileRequest request) {
    String path = String.valueOf(request.http().path());
    Matcher one = ONE.matcher(path);
    Matcher smaller = SMALLER.matcher(path);
    Matcher named = NAMED.matcher(path);
    if (request.http().method() == HttpMethod.OPTIONS) {
      TusUploads.options(request);
    } else if (ALL.matcher(path).matches()) {
      all(request);
    } else if (one.matches() && FileIds.valid(one.group(1)) && reads(request, one)) {
      one(request, one.group(1), one.group(2) != null);
    } else if (smaller.matches() && FileIds.valid(smaller.group(1)) && gets(request)) {
      new Downloads(request).serve(smaller.group(1), Integer.parseInt(smaller.group(2)));
    } else if (named.matches() && sends(request)) {
      new PlainUploads(request)
          .raw(Map.of("room", decoded(named.group(1)), "name", decoded(named.group(2))));
    } else {
      throw FileHandler.noSuchFile();
    }
  }

  /** A file that somebody sends may be called "link". */
  private static boolean reads(FileRequest request, Matcher one) {
    return one.group(2) == null || request.http().method() == HttpMethod.GET;
  }

  private static boolean gets(FileRequest request) {
    HttpMethod method = request.http().method();
    return method == HttpMethod.GET || method == HttpMethod.HEAD;
  }

  private static boolean sends(FileRequest request) {
    HttpMethod method = request.http().method();
    return method == HttpMethod.PUT || method == HttpMethod.POST;
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Headers.wrong("the address", "cannot be read");
    }
  }

  private static void all(FileRequest request) {
    if (!sends(request)) {
      request.answer(NO_METHOD);
    } else if (tus(request)) {
      new TusUploads(request).create();
    } else if (IetfUploads.creates(request)) {
      new IetfUploads(request).create();
    } else if (request.header("content-type").startsWith("multipart/form-data")) {
      new PlainUploads(request).form();
    } else {
      new PlainUploads(request).raw(Map.of());
    }
  }

  private static boolean tus(FileRequest request) {
    return request.http().headers().contains(TusUploads.HEADER);
  }

  /** Whoever speaks the IETF's draft says so; otherwise it is a reader who asks. */
  private static boolean drafted(FileRequest request) {
    return request.http().headers().contains(IetfUploads.VERSION);
  }

  /** A proxy may know but few methods; tus says how others pass it. */
  private static HttpMethod method(FileRequest request) {
    return Optional.of(request.header("x-http-method-override"))
        .filter(name -> tus(request) && request.http().method() == HttpMethod.POST)
        .filter(name -> name.matches("PATCH|DELETE"))
        .map(HttpMethod::valueOf)
        .orElse(request.http().method());
  }

  private static void one(FileRequest request, String id, boolean link) {
    HttpMethod method = method(request);
    if (link) {
      new Downloads(request).link(id);
    } else if (tus(request) && method == HttpMethod.HEAD) {
      new TusUploads(request).head(id);
    } else if (tus(request) && method == HttpMethod.PATCH) {
      new TusUploads(request).patch(id);
    } else if (method == HttpMethod.HEAD && drafted(request)) {
      new IetfUploads(request).head(id);
    } else if (method == HttpMethod.PATCH) {
      new IetfUploads(request).patch(id);
    } else if (method == HttpMethod.DELETE) {
      TusUploads.delete(request, id);
    } else if (method == HttpMethod.GET || method == HttpMethod.HEAD) {
      new Downloads(request).serve(id);
    } else {
      request.answer(NO_METHOD);
    }
  }
}
