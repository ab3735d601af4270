package chat.parley.transport;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import io.vertx.core.net.SocketAddress;

/** A request as the client sent it to a proxy that is believed. */
final class ForwardedRequest extends HttpServerRequestWrapper {
  private final SocketAddress client;
  private final String scheme;

  ForwardedRequest(HttpServerRequest request, SocketAddress client, String scheme) {
    super((HttpServerRequestInternal) request);
    this.client = client;
    this.scheme = scheme;
  }

  @Override
  public SocketAddress remoteAddress() {
    return client;
  }

  @Override
  public boolean isSSL() {
    return scheme.equalsIgnoreCase("https");
  }

  @Override
  public String scheme() {
    return scheme;
  }
}
