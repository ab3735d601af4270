package chat.parley.transport.passing;

import chat.parley.transport.OriginPolicy;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The reverse proxy between the nodes, before everything else on each: what belongs to a polling
 * session of another node goes there and comes back, streams and upgrades too. Used on one loop.
 */
public final class SessionProxy implements Handler<HttpServerRequest> {
  private static final int BAD_GATEWAY = 502;

  private final HttpClient client;
  private final OriginPolicy origins;
  private final Function<PollingSession, Optional<SocketAddress>> elsewhere;
  private final Handler<HttpServerRequest> here;
  private final Map<SocketAddress, HttpProxy> proxies = new HashMap<>();

  /**
   * @param client reaches other nodes, and shows them that this is one
   * @param origins whose pages may read that a node is out of reach
   * @param elsewhere where the node of a session takes its requests; nothing when that is this one,
   *     or is gone
   * @param here takes everything else
   */
  public SessionProxy(
      HttpClient client,
      OriginPolicy origins,
      Function<PollingSession, Optional<SocketAddress>> elsewhere,
      Handler<HttpServerRequest> here) {
    this.client = client;
    this.origins = origins;
    this.elsewhere = elsewhere;
    this.here = here;
  }

  /** What another node passes on is served here whatever happens, so nothing goes in circles. */
  public static Handler<HttpServerRequest> taking(Handler<HttpServerRequest> here) {
    return request -> here.handle(new ProxiedRequest(request));
  }

  @Override
  public void handle(HttpServerRequest request) {
    PollingSession.of(request)
        .flatMap(elsewhere)
        .map(this::proxy)
        .<Handler<HttpServerRequest>>map(Function.identity())
        .orElse(here)
        .handle(request);
  }

  private HttpProxy proxy(SocketAddress node) {
    return proxies.computeIfAbsent(
        node,
        unknown ->
            HttpProxy.reverseProxy(client)
                .origin(node)
                .addInterceptor(new ForwardedHeaders(), true));
  }

  /** Tells the other node who has really sent the request. */
  private final class ForwardedHeaders implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      HttpServerRequest request = context.request().proxiedRequest();
      context.request().putHeader(ProxiedRequest.CLIENT, request.remoteAddress().hostAddress());
      context.request().putHeader(ProxiedRequest.SECURE, String.valueOf(request.isSSL()));
      if (request.authority() != null) {
        context.request().putHeader(ProxiedRequest.HOST, request.authority().toString());
      }
      return context.isWebSocket()
          ? context.sendRequest()
          : context.sendRequest().recover(away -> Future.succeededFuture(outOfReach(context)));
    }

    /** Without this a page of another origin would see a failure of its own. */
    private ProxyResponse outOfReach(ProxyContext context) {
      ProxyResponse response = context.request().release().response().setStatusCode(BAD_GATEWAY);
      HttpServerRequest request = context.request().proxiedRequest();
      if (origins.admits(request)) {
        origins.tell(request, response.headers());
      }
      return response;
    }
  }
}
