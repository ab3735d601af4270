package chat.parley.transport.websocket;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first handler of a server: takes out the requests that become WebSockets and leaves the
 * others to the next one. It stands before the router, so that Vert.x's own SockJS never sees one.
 */
public final class Upgrades implements Handler<HttpServerRequest> {
  private final Map<Pattern, Handler<HttpServerRequest>> endpoints = new LinkedHashMap<>();
  private final Map<Pattern, Handler<HttpServerRequest>> whole = new LinkedHashMap<>();
  private final Handler<HttpServerRequest> others;

  /**
   * @param others takes every request that is no upgrade to one of the endpoints
   */
  public Upgrades(Handler<HttpServerRequest> others) {
    this.others = others;
  }

  /**
   * @param path a regular expression of whole paths
   */
  public Upgrades add(String path, Handler<HttpServerRequest> endpoint) {
    endpoints.put(Pattern.compile(path), endpoint);
    return this;
  }

  /**
   * Leaves every request to a path to somebody, upgrades and others.
   *
   * @param path a regular expression of whole paths
   */
  public Upgrades addAll(String path, Handler<HttpServerRequest> handler) {
    whole.put(Pattern.compile(path), handler);
    return this;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (request.path() == null || !request.path().startsWith("/")) {
      request.response().setStatusCode(400).end();
      return;
    }
    Handler<HttpServerRequest> handler =
        named(whole, request)
            .or(
                () ->
                    request.canUpgradeToWebSocket() ? named(endpoints, request) : Optional.empty())
            .orElse(others);
    handler.handle(request);
  }

  private static Optional<Handler<HttpServerRequest>> named(
      Map<Pattern, Handler<HttpServerRequest>> handlers, HttpServerRequest request) {
    for (Map.Entry<Pattern, Handler<HttpServerRequest>> entry : handlers.entrySet()) {
      if (entry.getKey().matcher(request.path()).matches()) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }
}
