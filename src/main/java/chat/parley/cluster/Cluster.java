package chat.parley.cluster;

import chat.parley.capability.EntryKinds;
import chat.parley.config.ClusterConfig;
import chat.parley.room.ClusterView;
import chat.parley.room.Fact;
import chat.parley.room.Incoming;
import chat.parley.room.Peers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in the cluster: it beats, listens, tells, and compares itself with the store.
 * Everything happens on the loop that starts it, but for what says otherwise.
 */
public final class Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final long BEAT_MILLIS = 1_000;
  private static final long FRESH_MILLIS = 150;
  private static final long ACQUAINTING_MILLIS = 3_000;
  private static final long STORE_SECONDS = 15;

  private final Vertx vertx;
  private final String node;
  private final ClusterConfig config;
  private final Function<String, Future<Set<String>>> registry;
  private final NodeBus bus;
  private final NodeList nodes;
  private final Outbound outbound;
  private final Quorum quorum;
  private final MissingNodes missing;
  private final Set<String> fresh = new HashSet<>();
  private final Set<String> unknown = new HashSet<>();
  private final Promise<Void> acquainted = Promise.promise();
  private volatile ProxyAddress proxy = ProxyAddress.NONE;
  private Context context;
  private Incoming incoming;
  private Inbound inbound;
  private boolean comparing;
  private boolean storeFails;
  private boolean left;

  /**
   * @param view is kept up to date
   * @param registry notes in the store that this node lives, and tells which others do
   * @param order the store's numbers for sessions that begin
   * @param why finds out why nodes that live are not heard
   */
  public Cluster(
      Vertx vertx,
      String node,
      ClusterConfig config,
      ClusterView view,
      Function<String, Future<Set<String>>> registry,
      Supplier<Future<Long>> order,
      Supplier<Future<Optional<String>>> why) {
    this.vertx = vertx;
    this.node = node;
    this.config = config;
    this.registry = registry;
    this.bus = new NodeBus(vertx.eventBus(), node);
    this.nodes = new NodeList(1000L * config.silenceSeconds());
    this.outbound =
        new Outbound(
            vertx, node, bus, nodes, view, config.answerMillis(), order, this::compareSoon);
    this.quorum = new Quorum(config.expectedNodes());
    this.missing = new MissingNodes(why);
  }

  /** What the rooms of this node tell the others. */
  public Peers peers() {
    return outbound;
  }

  /** Done when the other nodes can reach this one. */
  public Future<Void> start(Incoming incoming) {
    this.context = vertx.getOrCreateContext();
    this.incoming = incoming;
    this.inbound = new Inbound(node, bus, nodes, outbound, incoming, this::known);
    return bus.listen(inbound::hear)
        .compose(
            listening -> {
              vertx.setPeriodic(0, BEAT_MILLIS, timer -> beat());
              vertx.setPeriodic(config.compareMillis(), timer -> compare());
              vertx.setPeriodic(1000L * config.exchangeSeconds(), timer -> exchange());
              return acquainted();
            });
  }

  /**
   * Before anybody comes, this node should know what is news to him, and who is on the others: on
   * those that the store has seen lately. One of them may just have died, so it does not wait for
   * long.
   */
  private Future<Void> acquainted() {
    return incoming
        .compare()
        .compose(compared -> registry.apply(node))
        .compose(
            writing -> {
              unknown.addAll(writing);
              nodes.all().stream().filter(Peer::isKnown).map(Peer::node).forEach(this::known);
              known(node);
              return acquainted.future();
            })
        .timeout(ACQUAINTING_MILLIS, TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }

  private void known(String other) {
    if (unknown.remove(other) && unknown.isEmpty()) {
      acquainted.tryComplete();
    }
  }

  private void beat() {
    if (left) {
      return;
    }
    bus.sendToAll(new NodeMessage.Beat(node, outbound.tellFacts(), proxy, EntryKinds.KNOWN));
    inbound.loseSilent();
    quorum.heard(nodes.all().size());
  }

  /** A small difference that got lost is noticed at the next beat; this is for whatever is not. */
  private void exchange() {
    nodes.all().forEach(inbound::ask);
  }

  private void compare() {
    if (comparing) {
      return;
    }
    comparing = true;
    incoming
        .compare()
        .compose(compared -> registry.apply(node))
        .timeout(STORE_SECONDS, TimeUnit.SECONDS)
        .onSuccess(this::seen)
        .onFailure(this::failed)
        .onComplete(done -> comparing = false);
  }

  private void seen(Set<String> writing) {
    storeFails = false;
    Set<String> heard = new HashSet<>();
    nodes.all().forEach(peer -> heard.add(peer.node()));
    quorum.seen(heard, writing, Outbound.now());
    Set<String> unheard = new HashSet<>(writing);
    unheard.remove(node);
    nodes.writing(unheard);
    unheard.removeAll(heard);
    missing.seen(unheard, Outbound.now());
  }

  private void failed(Throwable cause) {
    if (!storeFails) {
      LOG.warn("The store cannot be asked: {}", cause.toString());
    }
    storeFails = true;
  }

  /** What was said just before the others heard of a new listener has passed him by. */
  private void compareSoon(String room) {
    if (fresh.isEmpty()) {
      vertx.setTimer(
          FRESH_MILLIS,
          timer -> {
            incoming.compare(Set.copyOf(fresh));
            fresh.clear();
          });
    }
    fresh.add(room);
  }

  /** The node stops: the others need not wait until they miss it. */
  public void leave() {
    left = true;
    outbound.tellFacts();
    bus.sendToAll(new NodeMessage.Leaving(node));
  }

  /** From any thread: where this node takes requests that others pass on; they hear it at once. */
  public void proxy(ProxyAddress open) {
    proxy = open;
    context.runOnContext(turn -> beat());
  }

  /** From any thread: where the other nodes take them. */
  public Map<String, ProxyAddress> proxies() {
    return nodes.proxies();
  }

  /** From any thread: which other node has this polling session. */
  public Optional<String> nodeOfCarrier(String carrier) {
    return Optional.ofNullable(inbound).flatMap(known -> known.nodeOfCarrier(carrier));
  }

  /** From any thread. */
  public void tell(Fact fact) {
    context.runOnContext(turn -> outbound.tell(fact));
  }

  public String node() {
    return node;
  }

  /** From any thread: how many nodes are heard, with this one. */
  public int nodes() {
    return quorum.nodes();
  }

  /** From any thread: how many of these say that sessions may begin there. */
  public int openNodes() {
    return (int)
        Stream.concat(Stream.of(proxy), proxies().values().stream())
            .filter(ProxyAddress::open)
            .count();
  }

  public int expectedNodes() {
    return quorum.expected();
  }

  public boolean enoughNodes() {
    return quorum.enough();
  }

  /** From any thread: whether this node hears too few of those that write to the same store. */
  public boolean cutOff() {
    return quorum.cutOff(Outbound.now());
  }

  /** From any thread: why nodes that live are not heard, once that is known. */
  public Optional<String> whyMissing() {
    return missing.reason();
  }
}
