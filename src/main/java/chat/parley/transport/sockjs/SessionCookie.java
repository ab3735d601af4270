package chat.parley.transport.sockjs;

import chat.parley.transport.SessionKeys;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the browser of a session knows, and nobody else: 128 random bits, given with the answers
 * behind the one that opens the session (clients of SockJS expect no cookie there). It has no path
 * of its own, so that a browser keeps it for the folder of this session alone, as it sees that
 * through whatever proxies there are.
 *
 * <p>Clients without cookies never show it, and their sessions answer without it. Once it was
 * shown, nobody gets in without it. Any loop may ask.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4">RFC 6265, 5.1.4</a>
 */
final class SessionCookie {
  private static final String NAME = "parley-session";

  private final String secret = SessionKeys.newId();
  private volatile boolean shown;

  /** With an answer, until the client has shown it. */
  void offer(RoutingContext context) {
    if (!shown) {
      String secure = context.request().isSSL() ? "; Secure" : "";
      context
          .response()
          .headers()
          .add("set-cookie", NAME + "=" + secret + "; HttpOnly; SameSite=Strict" + secure);
    }
  }

  boolean admits(HttpServerRequest request) {
    if (request.cookies(NAME).stream().anyMatch(this::isIt)) {
      shown = true;
      return true;
    }
    return !shown;
  }

  private boolean isIt(Cookie cookie) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8),
        cookie.getValue().getBytes(StandardCharsets.UTF_8));
  }
}
