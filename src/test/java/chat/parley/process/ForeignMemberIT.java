package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.parley.ParleyCluster;
import chat.parley.config.ParleyConfig;
import chat.parley.support.Await;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Nodes;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.multimap.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who knows the cluster's name reaches the cluster manager's port. */
class ForeignMemberIT {
  private static final String EVERYBODY = "parley.internal.nodes";

  @TempDir private static Path folder;

  /** Code that no node should run, or even read. */
  private static final class Intrusion implements Runnable, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public void run() {
      Runtime.getRuntime().halt(1);
    }
  }

  @Test
  @DisplayName("he takes away where the nodes listen: they put it back, and tell of him once")
  void clearsSubscriptions() {
    try (Postgres postgres = Postgres.start();
        Nodes nodes = new Nodes(folder, postgres.url()).start(2)) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, nodes.node(0).port(), "Ann");
      ann.joins("lobby");
      Person bob = Person.comes(JdkWebSocket.CARRIER, nodes.node(1).port(), "Bob");
      bob.joins("lobby");
      HazelcastInstance foreign = Hazelcast.newHazelcastInstance(member(nodes));
      MultiMap<String, Object> subscriptions = foreign.getMultiMap("__vertx.subs");
      foreign.getMap("__vertx.nodeInfo").clear();
      subscriptions.keySet().forEach(subscriptions::remove);
      subscriptions.clear();
      Await.until("both listen again", () -> subscriptions.valueCount(EVERYBODY) == 2);
      foreign
          .getExecutorService("jobs")
          .executeOnMembers(new Intrusion(), member -> !member.localMember());
      foreign.shutdown();
      nodes.awaitSteady(2);
      ann.tells("session:" + bob.session(), "still here");
      bob.hears("still here");
      nodes.all().forEach(ForeignMemberIT::assertToldOnce);
    }
  }

  private static void assertToldOnce(Jar node) {
    List<String> printed = node.printed();
    assertEquals(
        1,
        printed.stream().filter(line -> line.contains("no node of Parley")).count(),
        "" + printed);
    assertEquals(
        List.of(),
        printed.stream().filter(line -> line.startsWith("\tat ")).toList(),
        "" + printed);
  }

  /** What the cluster is called is known to whoever was once let in. */
  private static Config member(Nodes nodes) {
    ParleyConfig config = ParleyConfig.read(new JsonObject(), new HashMap<>(nodes.environment()));
    Vertx vertx =
        Await.result(
            ParleyCluster.of(config).join(new VertxOptions()).buildClustered(),
            60,
            TimeUnit.SECONDS);
    HazelcastClusterManager manager =
        (HazelcastClusterManager) ((VertxInternal) vertx).clusterManager();
    Config known = manager.getConfig();
    Await.result(vertx.close(), 60, TimeUnit.SECONDS);
    Config foreign = new Config().setClusterName(known.getClusterName());
    foreign.setProperty("hazelcast.shutdownhook.enabled", "false");
    foreign.setProperty("hazelcast.phone.home.enabled", "false");
    foreign.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    foreign.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
    foreign
        .getNetworkConfig()
        .getJoin()
        .getTcpIpConfig()
        .setEnabled(true)
        .addMember("127.0.0.1:" + nodes.environment().get("PARLEY_CLUSTER_PORT"));
    return foreign;
  }
}
