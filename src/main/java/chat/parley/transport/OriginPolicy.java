package chat.parley.transport;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Optional;

/**
 * Which pages may connect: those of this server's own origin, and those that the operator lists.
 * Programs send no Origin and may, because no browser would let a page leave it out.
 */
public final class OriginPolicy {
  private final List<String> allowed;

  /**
   * @param allowed exact origins such as {@code https://chat.example.org}; {@code *} for all
   */
  public OriginPolicy(List<String> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  public boolean admits(HttpServerRequest request) {
    Optional<String> origin = Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN));
    return origin
        .map(page -> allowed.contains("*") || allowed.contains(page) || own(page, request))
        .orElse(true);
  }

  /**
   * Lets the page that sent an admitted request read the answer (CORS). Credentials are for origins
   * that the operator has named.
   */
  public void tell(HttpServerRequest request) {
    Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
        .ifPresent(
            origin -> {
              MultiMap headers = request.response().headers();
              headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
              headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
              if (allowed.contains(origin)) {
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
              }
            });
  }

  /** Answers the question that browsers ask before a request to another origin (CORS). */
  public void preflight(HttpServerRequest request) {
    tell(request);
    MultiMap headers = request.response().headers();
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
    Optional.ofNullable(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS))
        .ifPresent(names -> headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, names));
    headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
    request.response().setStatusCode(204).end();
  }

  private static boolean own(String origin, HttpServerRequest request) {
    HostAndPort here = request.authority();
    int scheme = origin.indexOf("://");
    return here != null && scheme > 0 && origin.substring(scheme + 3).equals(shown(here));
  }

  private static String shown(HostAndPort here) {
    return here.port() > 0 ? here.host() + ":" + here.port() : here.host();
  }
}
