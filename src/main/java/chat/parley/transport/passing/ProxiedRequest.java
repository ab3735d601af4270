package chat.parley.transport.passing;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;

/**
 * A request that another node has passed on, as the client sent it: from the client's address, to
 * the host that the client named and that node has checked. Only nodes may be believed that.
 */
final class ProxiedRequest extends HttpServerRequestWrapper {
  static final String CLIENT = "x-parley-client";
  static final String HOST = "x-parley-host";
  static final String SECURE = "x-parley-secure";
  private static final int NONE = -1;

  private final SocketAddress client;
  private final HostAndPort host;

  ProxiedRequest(HttpServerRequest request) {
    super((HttpServerRequestInternal) request);
    this.client =
        Optional.ofNullable(request.getHeader(CLIENT))
            .map(address -> SocketAddress.inetSocketAddress(0, address))
            .orElseGet(request::remoteAddress);
    this.host =
        Optional.ofNullable(request.getHeader(HOST))
            .map(named -> HostAndPort.parseAuthority(named, NONE))
            .orElseGet(request::authority);
  }

  @Override
  public SocketAddress remoteAddress() {
    return client;
  }

  @Override
  public HostAndPort authority() {
    return host;
  }

  /** Whether the client came over TLS; the way between nodes always has it. */
  @Override
  public boolean isSSL() {
    return Boolean.parseBoolean(getHeader(SECURE));
  }
}
