package chat.parley.preview;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Looks up a name once, looks at every address that it has, and gives one of those, so that no
 * second look-up can lead elsewhere (DNS rebinding). One that is not public spoils all: a name that
 * points both outside and inside is meant to deceive.
 */
public final class PublicDestinations implements Destinations {
  /** Names that never lead outside, whatever a resolver makes of them (RFC 6761, 6762, 8375). */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?:.*\\.)?(?:localhost|local|internal|intranet|lan|corp|home|home\\.arpa|localdomain"
              + "|onion|test|invalid|example)");

  private final Function<String, Future<List<InetAddress>>> lookup;
  private final PublicAddresses addresses;

  /**
   * @param lookup gives all addresses of a name
   */
  public PublicDestinations(
      Function<String, Future<List<InetAddress>>> lookup, PublicAddresses addresses) {
    this.lookup = lookup;
    this.addresses = addresses;
  }

  @Override
  public Future<SocketAddress> of(WebAddress address) {
    if (INSIDE.matcher(address.host()).matches()) {
      return Future.failedFuture(new NotFetched("the name is a local one"));
    }
    return found(address).compose(all -> checked(all, address.port()));
  }

  private Future<List<InetAddress>> found(WebAddress address) {
    if (!address.literal()) {
      return lookup.apply(address.host());
    }
    try {
      return Future.succeededFuture(List.of(InetAddress.getByName(address.host())));
    } catch (UnknownHostException noAddress) {
      return Future.failedFuture(new NotFetched("the address is none"));
    }
  }

  private Future<SocketAddress> checked(List<InetAddress> all, int port) {
    if (!all.stream().allMatch(addresses::include)) {
      return Future.failedFuture(new NotFetched("the address is not a public one"));
    }
    // More servers can be reached by IPv4 from everywhere
    return all.stream()
        .filter(Inet4Address.class::isInstance)
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(
            one ->
                Future.succeededFuture(SocketAddress.inetSocketAddress(port, one.getHostAddress())))
        .orElseGet(() -> Future.failedFuture(new NotFetched("the name has no address")));
  }
}
