package chat.parley.node;

import chat.parley.cluster.Cluster;
import chat.parley.cluster.ProxyAddress;
import chat.parley.transport.passing.PollingSession;
import chat.parley.transport.sockjs.SockJsOwners;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which node has a polling session. A Socket.IO session says so in its id. The id of a SockJS
 * session is made up by the client: where it lives is what its node has told, and where a new one
 * opens is drawn by lot from its id, so that two requests of it never open it twice.
 */
public final class PollingPlaces {
  private static final char END_OF_NODE = '.';

  private final Cluster cluster;
  private final SockJsOwners owners;

  public PollingPlaces(Cluster cluster, SockJsOwners owners) {
    this.cluster = cluster;
    this.owners = owners;
  }

  /** What a Socket.IO session's id begins with on this node. */
  public static String prefix(String node) {
    return node + END_OF_NODE;
  }

  /** From any thread: where its requests have to go, if not here. */
  public Optional<SocketAddress> elsewhere(PollingSession session) {
    Map<String, ProxyAddress> proxies = cluster.proxies();
    return node(session, proxies)
        .map(proxies::get)
        .filter(proxy -> proxy.port() > 0)
        .map(proxy -> SocketAddress.inetSocketAddress(proxy.port(), proxy.host()));
  }

  private Optional<String> node(PollingSession session, Map<String, ProxyAddress> proxies) {
    String id = session.id();
    if (session.protocol() == PollingSession.Protocol.SOCKET_IO) {
      int end = id.indexOf(END_OF_NODE);
      return end < 0 ? Optional.empty() : Optional.of(id.substring(0, end));
    }
    if (owners.has(id)) {
      return Optional.empty();
    }
    return cluster.nodeOfCarrier(id).or(() -> lot(id, proxies));
  }

  /** The node whose name with the id gives the highest hash: a node more or less moves few. */
  private Optional<String> lot(String id, Map<String, ProxyAddress> proxies) {
    return Stream.concat(Stream.of(cluster.node()), open(proxies))
        .max(Comparator.comparing(node -> hash(node + id), Arrays::compareUnsigned));
  }

  private static Stream<String> open(Map<String, ProxyAddress> proxies) {
    return proxies.entrySet().stream()
        .filter(node -> node.getValue().open())
        .map(Map.Entry::getKey);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
