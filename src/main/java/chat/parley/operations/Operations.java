package chat.parley.operations;

import chat.parley.config.ConfigException;
import chat.parley.config.OperationsConfig;
import chat.parley.transport.HostGuard;
import chat.parley.transport.OwnHosts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/** Health in detail and metrics, at a port that clients do not reach. */
public final class Operations {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final OperationsConfig config;
  private final OwnHosts hosts;
  private final Health health;
  private final Meters meters;

  public Operations(OperationsConfig config, OwnHosts hosts, Health health, Meters meters) {
    this.config = config;
    this.hosts = hosts;
    this.health = health;
    this.meters = meters;
  }

  public Future<HttpServer> open(Vertx vertx, int httpPort) {
    Router router = Router.router(vertx);
    health.mount(router, true);
    router
        .get("/metrics")
        .handler(
            context ->
                context.response().putHeader("content-type", PROMETHEUS).end(meters.scrape()));
    int port = config.portBeside(httpPort);
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost(config.host())
                .setPort(port)
                .setHttp2ClearTextEnabled(false))
        .requestHandler(new HostGuard(hosts, router))
        .invalidRequestHandler(request -> request.response().setStatusCode(400).end())
        .listen()
        .recover(
            cause ->
                Future.failedFuture(
                    new ConfigException(
                        "operations.port %d on operations.host %s cannot be used: %s"
                            .formatted(port, config.host(), cause.getMessage()))));
  }
}
