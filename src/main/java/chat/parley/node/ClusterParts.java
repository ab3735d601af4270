package chat.parley.node;

import chat.parley.cluster.Cluster;
import chat.parley.cluster.NodeIdentity;
import chat.parley.cluster.ProxyAddress;
import chat.parley.config.ClusterConfig;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.http.RequestGuard;
import chat.parley.transport.passing.SessionProxy;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.util.Optional;

/** The way of polling clients' requests between nodes. */
public final class ClusterParts {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int MOST_CONNECTIONS = 10_000;

  private final Cluster cluster;
  private final ClusterConfig config;
  private final Optional<NodeIdentity> identity;
  private final PollingPlaces places;
  private volatile ProxyAddress proxy = ProxyAddress.NONE;

  public ClusterParts(
      Cluster cluster,
      ClusterConfig config,
      Optional<NodeIdentity> identity,
      PollingPlaces places) {
    this.cluster = cluster;
    this.config = config;
    this.identity = identity;
    this.places = places;
  }

  /** Serves what belongs to this node, and passes on what does not. */
  public Handler<HttpServerRequest> passing(
      Vertx vertx, OriginPolicy origins, Handler<HttpServerRequest> here) {
    return new SessionProxy(client(vertx), origins, places::elsewhere, here);
  }

  /** Every waiting poll keeps one connection busy. */
  private HttpClient client(Vertx vertx) {
    HttpClientOptions options =
        new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setVerifyHost(false);
    identity.ifPresent(known -> known.guard(options.setTrustAll(false)));
    return vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
  }

  /** New polling sessions go to other nodes from now on; those that are here still end here. */
  public void drains() {
    cluster.proxy(new ProxyAddress(proxy.host(), proxy.port(), false));
  }

  /**
   * Opens the port where other nodes pass requests on, one for all loops.
   *
   * @param like how the port for clients is
   * @param guard as there
   */
  public Future<HttpServer> open(
      Vertx vertx, HttpServerOptions like, RequestGuard guard, Handler<HttpServerRequest> here) {
    HttpServerOptions options =
        new HttpServerOptions(like)
            .setHost(config.host())
            // a negative port is a free one that all loops share, another than the clients' one
            .setPort(config.passPort() == 0 ? -2 : config.passPort());
    identity.ifPresent(known -> known.guard(options.setClientAuth(ClientAuth.REQUIRED)));
    return vertx
        .createHttpServer(options)
        .connectionHandler(guard)
        .requestHandler(SessionProxy.taking(here))
        .invalidRequestHandler(request -> request.response().setStatusCode(400).end())
        .listen()
        .onSuccess(server -> opened(server.actualPort()));
  }

  private void opened(int port) {
    proxy = new ProxyAddress(config.host(), port, true);
    cluster.proxy(proxy);
  }
}
