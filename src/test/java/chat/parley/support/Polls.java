package chat.parley.support;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;

/** An Engine.IO client that polls, one request at a time, as a test wants it. */
public final class Polls {
  private static final int MOST_CONNECTIONS = 1_000;

  private final WebClient client;
  private final int port;
  private final String path;

  /**
   * @param path such as {@code /engine.io/}
   */
  public Polls(Vertx vertx, int port, String path) {
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions().setUserAgentEnabled(false).setKeepAlive(false),
            new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    this.port = port;
    this.path = path;
  }

  public HttpRequest<Buffer> request(HttpMethod method, String query) {
    return client.request(method, port, "127.0.0.1", path + query);
  }

  public HttpResponse<Buffer> get(String query) {
    return Await.result(request(HttpMethod.GET, query).send());
  }

  /** Opens a session and returns its id. */
  public String opens() {
    String open = get("?EIO=4&transport=polling").bodyAsString();
    return new JsonObject(open.substring(1).split("\u001e")[0]).getString("sid");
  }

  public static String session(String sid) {
    return "?EIO=4&transport=polling&sid=" + sid;
  }

  public Future<HttpResponse<Buffer>> polling(String sid) {
    return request(HttpMethod.GET, session(sid)).send();
  }

  public HttpResponse<Buffer> poll(String sid) {
    return Await.result(polling(sid));
  }

  public Future<HttpResponse<Buffer>> posting(String sid, String body) {
    return request(HttpMethod.POST, session(sid))
        .putHeader("content-type", "text/plain;charset=UTF-8")
        .sendBuffer(Buffer.buffer(body));
  }

  public HttpResponse<Buffer> post(String sid, String body) {
    return Await.result(posting(sid, body));
  }
}
