package chat.parley.transport.sockjs;

import chat.parley.transport.MonotonicClock;
import chat.parley.transport.SessionKeys;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * What the browser of a session knows, and nobody else: 128 random bits, given with the answers
 * behind the one that opens the session (clients of SockJS expect no cookie there). It has no path
 * of its own, so that a browser keeps it for the folder of this session alone, as it sees that
 * through whatever proxies there are.
 *
 * <p>Clients without cookies never show it, and their sessions answer without it. Once it was
 * shown, nobody gets in without it but for a few seconds, in which requests may come that were sent
 * before the browser had it. It ends by itself, so that browsers do not keep one of each session
 * that ever was. Any loop may ask.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4">RFC 6265, 5.1.4</a>
 */
final class SessionCookie {
  private static final String NAME = "parley-session";
  private static final long LIFE_SECONDS = 3_600;
  private static final long RENEWAL_MILLIS = 1_000 * LIFE_SECONDS / 2;
  private static final long UNDER_WAY_MILLIS = 3_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final String secret = SessionKeys.newId();
  private volatile long shownAt = NEVER;
  private volatile long offeredAt;

  /** With an answer, until the client has shown it, and again before it ends. */
  void offer(RoutingContext context) {
    long now = MonotonicClock.millis();
    if (shownAt == NEVER || now - offeredAt > RENEWAL_MILLIS) {
      offeredAt = now;
      String secure = context.request().isSSL() ? "; Secure" : "";
      context
          .response()
          .headers()
          .add(
              "set-cookie",
              NAME
                  + "="
                  + secret
                  + "; Max-Age="
                  + LIFE_SECONDS
                  + "; HttpOnly; SameSite=Strict"
                  + secure);
    }
  }

  boolean admits(HttpServerRequest request) {
    Set<Cookie> given = request.cookies(NAME);
    long now = MonotonicClock.millis();
    if (given.stream().anyMatch(this::isIt)) {
      shownAt = Math.min(shownAt, now);
      return true;
    }
    return shownAt == NEVER || given.isEmpty() && now - shownAt < UNDER_WAY_MILLIS;
  }

  private boolean isIt(Cookie cookie) {
    return MessageDigest.isEqual(
        secret.getBytes(StandardCharsets.UTF_8),
        cookie.getValue().getBytes(StandardCharsets.UTF_8));
  }
}
