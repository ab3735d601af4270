package chat.parley.support;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * A proxy that serves a server below a prefix, and nothing else; it knows no upgrade to WebSocket.
 */
public final class Prefix implements AutoCloseable {
  private static final String PREFIX = "/below";
  private static final String HOST = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final HttpServer proxy;
  private final int target;

  public Prefix(int target) {
    this.target = target;
    this.proxy = Await.result(vertx.createHttpServer().requestHandler(this::pass).listen(0, HOST));
  }

  public String address() {
    return "http://" + HOST + ":" + proxy.actualPort() + PREFIX + "/";
  }

  private void pass(HttpServerRequest request) {
    if (!request.uri().startsWith(PREFIX + "/") || request.getHeader("Upgrade") != null) {
      request.response().setStatusCode(404).end();
      return;
    }
    request
        .body()
        .compose(body -> ask(request, body))
        .compose(answer -> answer.body().compose(body -> answer(request, answer, body)))
        .onFailure(cause -> request.response().setStatusCode(502).end());
  }

  private Future<HttpClientResponse> ask(HttpServerRequest request, Buffer body) {
    String uri = request.uri().substring(PREFIX.length());
    return client
        .request(request.method(), target, HOST, uri)
        .compose(
            asked -> {
              asked.headers().addAll(request.headers());
              return asked.send(body);
            });
  }

  private static Future<Void> answer(
      HttpServerRequest request, HttpClientResponse answer, Buffer body) {
    request.response().setStatusCode(answer.statusCode()).headers().addAll(answer.headers());
    request.response().headers().remove("transfer-encoding");
    return request.response().end(body);
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
