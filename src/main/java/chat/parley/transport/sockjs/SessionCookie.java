package chat.parley.transport.sockjs;

import chat.parley.transport.SessionKeys;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What the browser of a session knows, and nobody else: 128 random bits, given with the answer that
 * opens the session. It has no path of its own, so that a browser keeps it for the folder of this
 * session alone, as it sees that through whatever proxies there are.
 *
 * <p>Clients without cookies never show it, and their sessions answer without it. Once it was
 * shown, nobody gets in without it. Any loop may ask.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4">RFC 6265, 5.1.4</a>
 */
final class SessionCookie {
  private static final String NAME = "parley-session";

  private final byte[] secret;
  private volatile boolean shown;

  private SessionCookie(String secret) {
    this.secret = secret.getBytes(StandardCharsets.US_ASCII);
  }

  /** With the answer to a request that may open a session. */
  static void give(RoutingContext context) {
    String secret = SessionKeys.newId();
    context.put(NAME, secret);
    String secure = context.request().isSSL() ? "; Secure" : "";
    context
        .response()
        .headers()
        .add("set-cookie", NAME + "=" + secret + "; HttpOnly; SameSite=Strict" + secure);
  }

  /** That of the session which this request has opened. */
  static SessionCookie given(RoutingContext context) {
    return new SessionCookie(context.get(NAME));
  }

  boolean admits(HttpServerRequest request) {
    if (request.cookies(NAME).stream().anyMatch(this::isIt)) {
      shown = true;
      return true;
    }
    return !shown;
  }

  private boolean isIt(Cookie cookie) {
    return MessageDigest.isEqual(secret, cookie.getValue().getBytes(StandardCharsets.UTF_8));
  }
}
