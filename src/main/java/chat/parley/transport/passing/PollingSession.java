package chat.parley.transport.passing;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The session that a request belongs to, where a session is more than one request.
 *
 * @param id made by the server in Socket.IO, by the client in SockJS
 */
public record PollingSession(Protocol protocol, String id) {
  private static final Pattern SOCK_JS =
      Pattern.compile(
          "/(?:sockjs|eventbus)/[^/.]+/([^/.]+)/"
              + "(?:xhr|xhr_send|xhr_streaming|eventsource|htmlfile|jsonp|jsonp_send)");

  /** Whose rules the session follows. */
  public enum Protocol {
    SOCK_JS,
    SOCKET_IO
  }

  /** Nothing for a request that any node can answer. */
  static Optional<PollingSession> of(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    Matcher sockJs = SOCK_JS.matcher(path);
    if (sockJs.matches()) {
      return Optional.of(new PollingSession(Protocol.SOCK_JS, decoded(sockJs.group(1))));
    }
    return path.startsWith("/socket.io") ? socketIo(request) : Optional.empty();
  }

  /** As the session's owner reads it. */
  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return id;
    }
  }

  private static Optional<PollingSession> socketIo(HttpServerRequest request) {
    try {
      List<String> sids =
          new QueryStringDecoder(request.uri()).parameters().getOrDefault("sid", List.of());
      return sids.stream().findFirst().map(sid -> new PollingSession(Protocol.SOCKET_IO, sid));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
