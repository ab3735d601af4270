package chat.parley.transport.sockjs;

import chat.parley.room.Fact;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose the fallback sessions of a node are. The client makes up their ids, of 40 random bits with
 * the official client, and Vert.x asks for nothing else: so a session answers only to the kind of
 * browser that opened it, at the service where it was opened, and to its {@link SessionCookie}. Not
 * to an address: that of a phone changes, and a balancer has several. Any loop may ask.
 */
public final class SockJsOwners {
  private static final Pattern SESSION = Pattern.compile("/[^/.]+/([^/.]+)/[a-z_]+$");

  private final Map<String, Owned> sessions = new ConcurrentHashMap<>();
  private final Consumer<Fact> told;

  /**
   * @param told hears on any loop which sessions there are
   */
  public SockJsOwners(Consumer<Fact> told) {
    this.told = told;
  }

  private record Owned(PollWriter writer, String owner, SessionCookie cookie) {
    private boolean answers(HttpServerRequest request, String path) {
      // what a browser asks before a request of another origin has no cookies, and does nothing
      return owner.equals(browser(request.getHeader(HttpHeaders.USER_AGENT), path))
          && (request.method() == HttpMethod.OPTIONS || cookie.admits(request));
    }
  }

  /** Passes a request on, unless its session is somebody else's: then it is 404, as if unknown. */
  void pass(RoutingContext context, String path) {
    HttpServerRequest request = context.request();
    Optional<Owned> known = session(context, path).map(sessions::get);
    if (known.isEmpty()) {
      context.next();
    } else if (known.get().answers(request, path)) {
      if (request.method() != HttpMethod.OPTIONS) {
        known.get().cookie().offer(context);
      }
      if (polls(request)) {
        known.get().writer().polls(context::next);
      } else {
        known.get().writer().passes(context::next);
      }
    } else {
      context.response().setStatusCode(404).end();
    }
  }

  /** Whether a request waits for what the session has to say, and does not bring something. */
  private static boolean polls(HttpServerRequest request) {
    return request.method() != HttpMethod.OPTIONS && !request.path().endsWith("_send");
  }

  /** Whether a request would open a session. */
  boolean opens(RoutingContext context, String path) {
    return session(context, path).filter(id -> !sessions.containsKey(id)).isPresent();
  }

  /** Notes who opened a session; the result forgets it. */
  Runnable own(SockJSSocket socket, String path, PollWriter writer) {
    String id = session(socket.routingContext(), path).orElse(socket.uri());
    String agent = socket.headers().get(HttpHeaders.USER_AGENT);
    Owned owned = new Owned(writer, browser(agent, path), new SessionCookie());
    sessions.put(id, owned);
    told.accept(new Fact.CarrierOpened(id));
    return () -> forget(id, owned);
  }

  private void forget(String id, Owned owned) {
    if (sessions.remove(id, owned)) {
      told.accept(new Fact.CarrierClosed(id));
    }
  }

  /** Whether a session lives on this node. */
  public boolean has(String id) {
    return sessions.containsKey(id);
  }

  public boolean isEmpty() {
    return sessions.isEmpty();
  }

  /** As Vert.x reads it: from the normalised path, decoded once. */
  private static Optional<String> session(RoutingContext context, String path) {
    String rest = context.normalizedPath().substring(path.length());
    Matcher matcher = SESSION.matcher(rest);
    return matcher.matches()
        ? Optional.of(
            URLDecoder.decode(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private static String browser(String agent, String path) {
    return path + " " + agent;
  }
}
