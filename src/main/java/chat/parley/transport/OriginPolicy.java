package chat.parley.transport;

import chat.parley.config.Authority;
import chat.parley.config.WebOrigin;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pages may connect: those of this server's own origin, and those that the operator lists.
 * Programs send no Origin and may, because no browser would let a page leave it out.
 */
public final class OriginPolicy {
  private static final String ANY = "*";
  private static final String HTTP = "http";
  private static final String HTTPS = "https";

  private final Set<String> allowed;
  private final Set<String> proxied;

  /**
   * @param allowed origins such as {@code https://chat.example.org}; {@code *} for all
   * @param proxied hosts, or {@code *}, whose pages come here through a proxy that may have TLS
   * @throws IllegalArgumentException for what is no origin
   */
  public OriginPolicy(List<String> allowed, Collection<String> proxied) {
    this.allowed =
        allowed.stream().map(OriginPolicy::spelled).collect(Collectors.toUnmodifiableSet());
    this.proxied = Set.copyOf(proxied);
  }

  private static String spelled(String origin) {
    return origin.equals(ANY)
        ? ANY
        : WebOrigin.written(origin)
            .map(WebOrigin::text)
            .orElseThrow(() -> new IllegalArgumentException(origin + " is no origin"));
  }

  public boolean admits(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
        .map(page -> allowed.contains(ANY) || admits(page, request))
        .orElse(true);
  }

  private boolean admits(String page, HttpServerRequest request) {
    return WebOrigin.parse(page)
        .filter(origin -> allowed.contains(origin.text()) || own(origin, request))
        .isPresent();
  }

  private boolean own(WebOrigin page, HttpServerRequest request) {
    return Optional.ofNullable(request.authority())
        .flatMap(host -> Authority.parse(host.toString()))
        .filter(here -> here.host().equals(page.host()))
        .filter(here -> here.portOver(page.scheme()) == page.port())
        .filter(here -> schemes(here.host(), request).contains(page.scheme()))
        .isPresent();
  }

  /** A proxy with TLS speaks plainly to this server, so both may be meant where there is one. */
  private Set<String> schemes(String host, HttpServerRequest request) {
    if (request.isSSL()) {
      return Set.of(HTTPS);
    }
    boolean behind = proxied.contains(ANY) || proxied.contains(host);
    return behind ? Set.of(HTTP, HTTPS) : Set.of(HTTP);
  }

  /**
   * Lets the page that sent an admitted request read the answer (CORS). Credentials are for origins
   * that the operator has named.
   */
  public void tell(HttpServerRequest request) {
    tell(request, request.response().headers());
  }

  /** The same in an answer that has its headers elsewhere. */
  public void tell(HttpServerRequest request, MultiMap headers) {
    Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
        .ifPresent(
            origin -> {
              headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
              headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
              if (named(origin)) {
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
              }
            });
  }

  /** Answers the question that browsers ask before a request to another origin (CORS). */
  public void preflight(HttpServerRequest request) {
    preflight(request, "GET, POST");
  }

  /**
   * @param methods that the page may use
   */
  public void preflight(HttpServerRequest request, String methods) {
    tell(request);
    MultiMap headers = request.response().headers();
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, methods);
    Optional.ofNullable(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS))
        .ifPresent(names -> headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, names));
    headers.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
    request.response().setStatusCode(204).end();
  }

  private boolean named(String origin) {
    return WebOrigin.parse(origin).filter(page -> allowed.contains(page.text())).isPresent();
  }
}
