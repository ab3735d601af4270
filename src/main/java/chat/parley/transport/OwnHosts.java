package chat.parley.transport;

import chat.parley.config.Authority;
import chat.parley.config.HostName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which names clients may call this node. A browser sends along what it believes to be connected
 * to, so a name that some stranger has pointed here is known by this.
 */
public final class OwnHosts {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

  private final boolean any;
  private final Set<String> names;

  private OwnHosts(boolean any, Set<String> names) {
    this.any = any;
    this.names = names;
  }

  /**
   * The names that the operator lists, those of loopback, of what is listened on and of the
   * machine; with a listener on all addresses, these as well.
   *
   * @param listed may hold {@code *}
   * @param listening the hosts of all listeners
   */
  public static Future<OwnHosts> find(Vertx vertx, List<String> listed, List<String> listening) {
    return vertx.executeBlocking(
        () -> {
          Stream<String> local =
              Stream.of(LOOPBACK.stream(), listening.stream(), machine(), interfaces(listening))
                  .flatMap(names -> names);
          return new OwnHosts(
              listed.contains("*"),
              Stream.concat(listed.stream(), local)
                  .map(HostName::written)
                  .flatMap(Optional::stream)
                  .collect(Collectors.toUnmodifiableSet()));
        });
  }

  private static Stream<String> machine() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return Stream.of(name, name.split("\\.")[0]);
    } catch (UnknownHostException nameless) {
      return Stream.empty();
    }
  }

  private static Stream<String> interfaces(Collection<String> listening) throws SocketException {
    return EVERYWHERE.stream().noneMatch(listening::contains)
        ? Stream.empty()
        : NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .map(HostName::of);
  }

  /** The address to which the client has connected is one of this node, whoever gave it to it. */
  boolean include(Authority named, HttpServerRequest request) {
    return any
        || names.contains(named.host())
        || Optional.ofNullable(request.localAddress().hostAddress())
            .flatMap(HostName::written)
            .filter(named.host()::equals)
            .isPresent();
  }
}
