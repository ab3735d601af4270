package chat.parley.preview;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;

/** Where to connect for an address; asked anew for each request. */
public interface Destinations {

  /** Fails with {@link NotFetched} for what must not be asked, or is not there. */
  Future<SocketAddress> of(WebAddress address);
}
