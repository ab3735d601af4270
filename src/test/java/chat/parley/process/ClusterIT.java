package chat.parley.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import com.hazelcast.config.Config;
import com.hazelcast.config.XmlConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verticle in another JVM of the same Vert.x cluster. */
class ClusterIT {
  @TempDir private Path folder;

  /** The shipped settings, in a cluster that no other test can be in. */
  private Path settings() throws Exception {
    String shipped = Files.readString(Path.of("conf", "cluster.xml"));
    String name = "parley-" + UUID.randomUUID();
    Path conf = Files.createDirectories(folder.resolve("conf"));
    return Files.writeString(
        conf.resolve("cluster.xml"),
        shipped.replace(
            "<cluster-name>parley</cluster-name>", "<cluster-name>" + name + "</cluster-name>"));
  }

  @Test
  @DisplayName("it speaks and hears as in the same JVM; a second Parley is refused in words")
  void cluster() throws Exception {
    Config config = new XmlConfigBuilder(settings().toString()).build();
    try (Jar parley = start("one")) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, parley.port(), "Ann");
      ann.joins("lobby");
      Vertx vertx = join(config);
      BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
      Await.result(
          vertx
              .eventBus()
              .<JsonObject>consumer("parley.room.lobby", event -> heard.add(event.body()))
              .completion());
      JsonObject reply =
          Await.result(
                  vertx
                      .eventBus()
                      .<JsonObject>request("parley.send", Person.to("room:lobby", "from afar")))
              .body();
      assertEquals(1, reply.getLong("seq"), reply.encode());
      ann.hears("from afar");
      ann.says("lobby", "welcome");
      ann.hears("welcome");
      JsonObject event = heard.poll(20, TimeUnit.SECONDS);
      while (event != null && !event.encode().contains("welcome")) {
        event = heard.poll(20, TimeUnit.SECONDS);
      }
      assertNotEquals(null, event);
      refuses("two");
      Await.result(vertx.close());
      parley.terminate();
      assertEquals(0, parley.exitCode());
    }
  }

  private Jar start(String data) {
    return Jar.start(folder, Map.of(), "-cluster", "--port", "0", "--data", data);
  }

  private static Vertx join(Config config) {
    VertxOptions options =
        new VertxOptions().setEventBusOptions(new EventBusOptions().setHost("127.0.0.1"));
    return Await.result(
        Vertx.builder()
            .with(options)
            .withClusterManager(new HazelcastClusterManager(config))
            .buildClustered(),
        60,
        TimeUnit.SECONDS);
  }

  private void refuses(String data) {
    try (Jar second = start(data)) {
      assertNotEquals(0, second.exitCode());
      assertTrue(String.join("\n", second.output()).contains("another Parley is in this cluster"));
    }
  }
}
