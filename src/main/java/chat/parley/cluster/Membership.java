package chat.parley.cluster;

import chat.parley.config.ClusterConfig;
import com.hazelcast.config.ClasspathXmlConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.FileSystemXmlConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a Vert.x becomes a member of the cluster: who else is, where they meet, whom they trust. */
public final class Membership {
  private static final Logger LOG = LoggerFactory.getLogger("parley");
  private static final int NODES_ON_ONE_MACHINE = 3;
  private static final Path FILE = Path.of("conf", "cluster.xml");

  /** By these it would listen on every address of the machine, whatever its interface is. */
  private static final List<String> BOUND_TO_ALL =
      List.of(
          "hazelcast.socket.bind.any",
          "hazelcast.socket.server.bind.any",
          "hazelcast.socket.client.bind.any");

  private final ClusterConfig config;
  private final String secretName;
  private final Optional<NodeIdentity> identity;
  private final String quietPrefix;
  private volatile Optional<Diagnosis> diagnosis = Optional.empty();

  /**
   * @param secretName is part of the cluster's name, which a member must know to be let in
   * @param identity by which nodes know each other, if they do
   * @param quietPrefix how the addresses begin at which much is said though mostly nobody listens
   */
  public Membership(
      ClusterConfig config,
      String secretName,
      Optional<NodeIdentity> identity,
      String quietPrefix) {
    this.config = config;
    this.secretName = secretName;
    this.identity = identity;
    this.quietPrefix = quietPrefix;
  }

  public Optional<NodeIdentity> identity() {
    return identity;
  }

  /** To be built with {@code buildClustered}. */
  public VertxBuilder join(VertxBuilder builder, VertxOptions options) {
    EventBusOptions bus = options.getEventBusOptions().setHost(config.address());
    bus.setPort(config.busPort());
    identity.ifPresentOrElse(
        known -> known.guard(bus),
        () ->
            LOG.warn(
                "cluster.tls is off: whoever reaches a port between nodes on {} is one of them",
                config.host()));
    bus.setClusterNodeMetadata(new JsonObject().put(Diagnosis.TRUST, config.tls()));
    QuietClusterManager manager =
        new QuietClusterManager(hazelcast(), new QuietAddresses(quietPrefix, Outbound::now));
    diagnosis = Optional.of(new Diagnosis(manager, config.tls(), identity));
    return builder.with(options).withClusterManager(manager);
  }

  /** Why nodes that live are not heard by the one that has joined; nothing when nobody knows. */
  public Future<Optional<String>> whyUnheard(Vertx vertx) {
    return diagnosis
        .map(asked -> asked.reason(vertx))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Config hazelcast() {
    // read before any configuration is
    System.setProperty("hazelcast.logging.type", "slf4j");
    Config hazelcast =
        Files.exists(FILE) ? file() : new ClasspathXmlConfig("chat/parley/cluster/cluster.xml");
    hazelcast.setClusterName(hazelcast.getClusterName() + "-" + secretName);
    NetworkConfig network = hazelcast.getNetworkConfig().setPort(config.port());
    network.getInterfaces().setEnabled(true).clear().addInterface(config.address());
    BOUND_TO_ALL.forEach(property -> hazelcast.setProperty(property, "false"));
    if (!config.members().isEmpty()) {
      meet(network.getJoin());
    }
    return hazelcast;
  }

  /** Where members are is known, so nobody is asked or told of this one besides. */
  private void meet(JoinConfig join) {
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    TcpIpConfig known = join.getTcpIpConfig().setEnabled(true);
    known.setMembers(config.members().stream().flatMap(this::places).distinct().toList());
  }

  /**
   * Where a member may be. Every place where nobody is costs seconds whenever two halves of a
   * cluster look for each other, so there are few: several on this machine, one on others.
   */
  private Stream<String> places(String member) {
    if (member.contains(":")) {
      return Stream.of(member);
    }
    int ports = member.equals(config.host()) ? NODES_ON_ONE_MACHINE : 1;
    return IntStream.range(config.port(), config.port() + ports)
        .mapToObj(port -> member + ":" + port);
  }

  private static Config file() {
    try {
      return new FileSystemXmlConfig(FILE.toFile());
    } catch (FileNotFoundException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
