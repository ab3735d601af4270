package chat.parley.transport;

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

  private static boolean own(String origin, HttpServerRequest request) {
    HostAndPort here = request.authority();
    int scheme = origin.indexOf("://");
    return here != null && scheme > 0 && origin.substring(scheme + 3).equals(shown(here));
  }

  private static String shown(HostAndPort here) {
    return here.port() > 0 ? here.host() + ":" + here.port() : here.host();
  }
}
