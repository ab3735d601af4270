package chat.parley.transport;

import chat.parley.config.Authority;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before everything else at a port: a request for a host that this node is not gets 421, and
 * one that names its host in two ways, or in none that can be read, 400.
 */
public final class HostGuard implements Handler<HttpServerRequest> {
  private static final int BAD_REQUEST = 400;
  private static final int MISDIRECTED = 421;
  private static final Pattern ABSOLUTE = Pattern.compile("[a-zA-Z]+://([^/?#]*).*");

  private final OwnHosts hosts;
  private final Handler<HttpServerRequest> next;

  public HostGuard(OwnHosts hosts, Handler<HttpServerRequest> next) {
    this.hosts = hosts;
    this.next = next;
  }

  @Override
  public void handle(HttpServerRequest request) {
    List<String> headers = named(request);
    Matcher absolute = ABSOLUTE.matcher(request.uri());
    Optional<String> target =
        absolute.matches() ? Optional.of(absolute.group(1)) : Optional.empty();
    boolean bare = headers.isEmpty() && request.version() == HttpVersion.HTTP_1_0;
    Optional<String> named = bare ? target : headers.stream().findFirst();
    boolean agreed =
        target.isEmpty() || target.map(HostGuard::place).equals(named.map(HostGuard::place));
    if (headers.size() > 1 || !agreed) {
      refuse(request, BAD_REQUEST, "A request names one host.");
    } else if (bare && named.isEmpty()) {
      // No browser sends such a request: it is a health check of the simplest kind.
      next.handle(request);
    } else {
      named
          .flatMap(Authority::parse)
          .ifPresentOrElse(
              host -> pass(host, request),
              () -> refuse(request, BAD_REQUEST, "A request names a host."));
    }
  }

  /** HTTP/2 says it in a field of its own. */
  private static List<String> named(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? Optional.ofNullable(request.authority()).map(Object::toString).stream().toList()
        : request.headers().getAll(HttpHeaders.HOST);
  }

  /** Without scheme, the port is that of what comes without TLS. */
  private static Optional<String> place(String authority) {
    return Authority.parse(authority).map(it -> it.host() + ":" + it.portOver("http"));
  }

  private void pass(Authority named, HttpServerRequest request) {
    if (hosts.include(named, request)) {
      next.handle(request);
    } else {
      refuse(
          request,
          MISDIRECTED,
          "This server does not answer for "
              + named.host()
              + ". Its operator lists names in http.hosts.");
    }
  }

  private static void refuse(HttpServerRequest request, int status, String reason) {
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .end(reason + "\n");
  }
}
