package chat.parley.support;

import chat.parley.preview.Destinations;
import chat.parley.preview.WebAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The web as far as a test needs it: sites of this machine, called as if they were elsewhere. */
public final class Web implements Destinations, AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Consumer<HttpServerRequest>> places = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final SelfSignedCertificate certificate = SelfSignedCertificate.create("page.example");
  private final HttpServer plain;
  private final HttpServer secure;

  public Web() {
    plain =
        Await.result(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    secure =
        Await.result(
            vertx
                .createHttpServer(
                    new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(certificate.keyCertOptions()))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1"));
  }

  /** What is at an address such as {@code page.example/path}. */
  public Web at(String address, Consumer<HttpServerRequest> place) {
    places.put(address, place);
    return this;
  }

  public Web page(String address, String html) {
    return at(
        address,
        request ->
            request.response().putHeader("content-type", "text/html; charset=utf-8").end(html));
  }

  public static String titled(String title) {
    return "<!doctype html><html><head><title>" + title + "</title></head><body>x</body></html>";
  }

  /** For whoever shall believe what these sites say they are. */
  public TrustOptions trust() {
    return certificate.trustOptions();
  }

  /** Each address that was asked for, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpServerRequest request) {
    String address = request.authority().host() + request.uri();
    asked.add(address);
    Consumer<HttpServerRequest> place = places.get(address);
    if (place == null) {
      request.response().setStatusCode(404).end();
    } else {
      place.accept(request);
    }
  }

  @Override
  public Future<SocketAddress> of(WebAddress address) {
    boolean known = places.keySet().stream().anyMatch(it -> it.startsWith(address.host() + "/"));
    int port = address.secure() ? secure.actualPort() : plain.actualPort();
    return known
        ? Future.succeededFuture(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
        : Future.failedFuture("there is no such host");
  }

  @Override
  public void close() {
    Await.result(vertx.close());
  }
}
