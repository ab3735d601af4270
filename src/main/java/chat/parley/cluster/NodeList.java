package chat.parley.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The other nodes that are heard. Changed by one loop; their addresses may be asked for by any. */
final class NodeList {
  /** Past so many beats that did not come, nothing more is sent: it would pile up. */
  private static final long HINTS_MILLIS = 2_500;

  private final long silenceMillis;
  private Set<String> writing = Set.of();

  /** What nodes have said that they know; of a dead one too, while the store still counts it. */
  private final Map<String, Set<String>> kinds = new HashMap<>();

  private final Map<String, Peer> peers = new HashMap<>();
  private final Map<String, ProxyAddress> proxies = new ConcurrentHashMap<>();

  NodeList(long silenceMillis) {
    this.silenceMillis = silenceMillis;
  }

  /** A sign of life; gives the node, which may be new. */
  Peer heard(NodeMessage.Beat beat, long now) {
    Peer peer = peers.computeIfAbsent(beat.node(), Peer::new);
    peer.heard(now);
    kinds.put(beat.node(), beat.kinds());
    proxies.put(beat.node(), beat.proxy());
    return peer;
  }

  Optional<Peer> peer(String node) {
    return Optional.ofNullable(peers.get(node));
  }

  List<Peer> all() {
    return List.copyOf(peers.values());
  }

  /**
   * @param others nodes that the store has seen lately, besides this one
   */
  void writing(Set<String> others) {
    writing = Set.copyOf(others);
    kinds.keySet().removeIf(node -> !writing.contains(node) && !peers.containsKey(node));
  }

  /**
   * Whether every node that writes has said that it knows entries of this kind. A name is of one
   * process: what it said stays true when it is silent.
   */
  boolean know(String kind) {
    return Stream.concat(peers.keySet().stream(), writing.stream())
        .allMatch(node -> kinds.getOrDefault(node, Set.of()).contains(kind));
  }

  /** Whether hints to this node have a chance to arrive. */
  boolean listens(String node, long now) {
    return peer(node).filter(peer -> now - peer.silentSince() < HINTS_MILLIS).isPresent();
  }

  boolean remove(String node) {
    proxies.remove(node);
    return peers.remove(node) != null;
  }

  /** Nodes that have not been heard for too long. */
  List<String> silent(long now) {
    List<String> silent = new ArrayList<>();
    peers.forEach(
        (node, peer) -> {
          if (now - peer.silentSince() > silenceMillis) {
            silent.add(node);
          }
        });
    return silent;
  }

  /** From any thread: where the nodes that are heard take requests. */
  Map<String, ProxyAddress> proxies() {
    return proxies;
  }
}
