package chat.parley.transport;

import chat.parley.config.AddressRange;
import chat.parley.pace.Visitors;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rate limit of requests, one for each address: stands before everything else, and finds out
 * behind trusted proxies where a request comes from.
 */
public final class RequestLimiter implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger("parley");

  private final ForwardedFor forwarded;
  private final Visitors visitors;
  private final AtomicBoolean told;
  private final Handler<HttpServerRequest> next;

  /**
   * @param trusted proxies that are believed
   * @param told whether a proxy was seen that is not; shared by all loops
   */
  public RequestLimiter(
      List<AddressRange> trusted,
      Visitors visitors,
      AtomicBoolean told,
      Handler<HttpServerRequest> next) {
    this.forwarded = new ForwardedFor(trusted);
    this.visitors = visitors;
    this.told = told;
    this.next = next;
  }

  @Override
  public void handle(HttpServerRequest request) {
    HttpServerRequest seen = seen(request);
    long waitMillis = visitors.request(seen.remoteAddress().hostAddress());
    if (waitMillis > 0) {
      TooManyRequests.answer(seen, waitMillis);
    } else {
      next.handle(seen);
    }
  }

  private HttpServerRequest seen(HttpServerRequest request) {
    SocketAddress peer = request.remoteAddress();
    if (!forwarded.trusts(peer.hostAddress())) {
      warn(request);
      return request;
    }
    SocketAddress client =
        forwarded
            .client(request)
            .map(address -> SocketAddress.inetSocketAddress(peer.port(), address))
            .orElse(peer);
    return new ForwardedRequest(
        request, client, forwarded.scheme(request).orElseGet(request::scheme));
  }

  /** A forgotten setting would make everybody one address, which nobody would find out. */
  private void warn(HttpServerRequest request) {
    if (!told.get()
        && request.headers().contains("x-forwarded-for")
        && told.compareAndSet(false, true)) {
      LOG.warn(
          "A request with X-Forwarded-For came from an address that http.trustedProxies does not"
              + " name: if that is your proxy, all its clients count as one");
    }
  }
}
