package chat.parley.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Several nodes of the fat jar on one PostgreSQL: one chat. */
public final class Nodes implements AutoCloseable {
  private static final long STEADY_NANOS = 6_000_000_000L;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Jar> jars = new ArrayList<>();

  /**
   * @param store the address of a PostgreSQL
   */
  public Nodes(Path folder, String store) {
    this.folder = folder;
    environment.put("PARLEY_STORE_URL", store);
    environment.put("PARLEY_CLUSTER_PORT", "" + freePort());
    // many JVMs on few cores: what they compile less, they do not take from each other
    environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Xmx300m");
    environment.putAll(Lifted.limits());
  }

  /** Where the first of twenty cluster managers may listen; others take the next free ones. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Math.min(socket.getLocalPort(), 65_000);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  public Nodes with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Starts so many at once, and waits until each hears all the others. */
  public Nodes start(int count) {
    IntStream.range(0, count).forEach(n -> jars.add(startOne()));
    jars.forEach(Jar::port);
    awaitNodes(jars.size());
    return this;
  }

  /** Starts one more node, or one in the place of another. */
  public Jar startOne() {
    try {
      Path home = Files.createTempDirectory(folder, "node");
      return Jar.start(home, environment, "-cluster", "--port", "0");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Puts a new node in the place of one that is gone. */
  public Jar restart(int index) {
    Jar started = startOne();
    jars.set(index, started);
    started.port();
    return started;
  }

  public Jar node(int index) {
    return jars.get(index);
  }

  public List<Jar> all() {
    return List.copyOf(jars);
  }

  /** Waits until they all hear each other, and have done so for longer than a node is missed. */
  public void awaitSteady(int count) {
    AtomicLong since = new AtomicLong(System.nanoTime());
    Await.until(
        count + " nodes, steadily",
        () -> {
          if (!jars.stream().allMatch(jar -> hears(jar) == count)) {
            since.set(System.nanoTime());
          }
          return System.nanoTime() - since.get() > STEADY_NANOS;
        });
  }

  /** Waits until every node that runs hears so many, itself among them. */
  public void awaitNodes(int count) {
    try {
      jars.stream()
          .filter(Jar::runs)
          .forEach(jar -> Await.until(count + " nodes", () -> hears(jar) == count));
    } catch (AssertionError alone) {
      jars.forEach(jar -> System.out.println(jar.printed()));
      throw alone;
    }
  }

  private static int hears(Jar jar) {
    return hears("127.0.0.1", jar);
  }

  /** The status of its readiness, by the address where it tells it. */
  public static int ready(String host, Jar jar) {
    return Fetched.from(host, jar.operationsPort(), "/health/ready").status();
  }

  /**
   * How many nodes it hears that take clients, itself among them, by the address where it tells it.
   */
  public static int hears(String host, Jar jar) {
    return Fetched.from(host, jar.operationsPort(), "/health/ready")
        .json()
        .getJsonArray("checks", new JsonArray())
        .stream()
        .map(JsonObject.class::cast)
        .filter(check -> check.getString("id").equals("cluster"))
        .mapToInt(check -> check.getJsonObject("data").getInteger("open"))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    jars.forEach(Jar::close);
  }
}
