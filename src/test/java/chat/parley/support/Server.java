package chat.parley.support;

import chat.parley.Parley;
import chat.parley.config.ParleyConfig;
import chat.parley.preview.Destinations;
import chat.parley.transport.program.FileStreams;
import chat.parley.transport.program.SharedBoards;
import chat.parley.transport.program.SharedDocuments;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A whole Parley in this JVM, on a free port, with its data in a folder of its own. */
public final class Server implements AutoCloseable {
  private final Vertx vertx;
  private final Parley parley;
  private final long framesBefore;

  private Server(Vertx vertx, Parley parley, long framesBefore) {
    this.vertx = vertx;
    this.parley = parley;
    this.framesBefore = framesBefore;
  }

  public static Server start(Path data) {
    return start(data, new JsonObject());
  }

  /**
   * @param settings sections of conf/parley.json that differ from what tests usually want
   */
  public static Server start(Path data, JsonObject settings) {
    return installed(data, lifted(settings));
  }

  private static JsonObject lifted(JsonObject settings) {
    JsonObject lifted =
        new JsonObject()
            .put("limits", generous())
            // No test asks the web what it says today
            .put("links", new JsonObject().put("cards", false))
            .put(
                "addresses",
                new JsonObject().put("connections", 100_000).put("handshakesBurst", 100_000))
            .put("rooms", new JsonObject().put("messagesPerSecond", 0).put("bytesPerSecond", 0));
    return lifted.mergeIn(settings, true);
  }

  /** With the limits that a new installation has, but for these settings. */
  public static Server installed(Path data, JsonObject settings) {
    return installed(data, settings, Optional.empty());
  }

  /** One that believes the web to be what a test has made. */
  public static Server on(Destinations web, Path data, JsonObject settings) {
    JsonObject asking = new JsonObject().put("links", new JsonObject().put("cards", true));
    return installed(data, lifted(asking.mergeIn(settings, true)), Optional.of(web));
  }

  private static Server installed(Path data, JsonObject settings, Optional<Destinations> web) {
    JsonObject json =
        new JsonObject()
            .put("http", new JsonObject().put("port", 0).put("loops", 2))
            .put("store", new JsonObject().put("data", data.toString()))
            .put("times", new JsonObject().put("presenceGraceSeconds", 0).put("drainMillis", 200))
            .mergeIn(settings, true);
    Vertx vertx = Vertx.vertx();
    long before = PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
    Parley parley = new Parley(ParleyConfig.read(json, Map.of()));
    web.ifPresent(parley::fetchingFrom);
    Await.result(vertx.deployVerticle(parley));
    return new Server(vertx, parley, before);
  }

  /** One person of a test does in a second what others do in a minute. */
  private static JsonObject generous() {
    return new JsonObject()
        .put("sendsBurst", 10_000)
        .put("sendBytesBurst", 0)
        .put("commandsBurst", 100_000);
  }

  public int port() {
    return parley.port();
  }

  /** What a metric says now, such as {@code parley_budget_used_bytes{budget="storing"}}. */
  public double metric(String name) {
    return Fetched.from(parley.operationsPort().orElseThrow(), "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + name));
  }

  public double usedBytes(String budget) {
    return metric("parley_budget_used_bytes{budget=\"" + budget + "\"}");
  }

  /**
   * Nothing is kept for anybody any more. Frames are counted by the pool of the whole process, in
   * which servers of other tests may have left some that were on their way when they stopped.
   */
  public void usesNothing() {
    for (String budget : List.of("receiving", "storing")) {
      Await.until(budget + " is empty", () -> usedBytes(budget) == 0);
    }
    Await.until("sending is empty", () -> usedBytes("sending") <= framesBefore);
  }

  /** A new polling session of Socket.IO that nobody cares for. */
  public String opens() {
    String opened = Fetched.from(port(), "/socket.io/?EIO=4&transport=polling").body();
    return new JsonObject(opened.substring(1)).getString("sid");
  }

  /** Where health and metrics are. */
  public int operationsPort() {
    return parley.operationsPort().orElseThrow();
  }

  /** Files for programs of this JVM. */
  public FileStreams files() {
    return parley.files();
  }

  /** Documents for a program of this JVM. */
  public SharedDocuments documents(String user, String name) {
    return parley.documents(user, name);
  }

  /** Boards for a program of this JVM. */
  public SharedBoards boards(String user, String name) {
    return parley.boards(user, name);
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Stops as SIGTERM would, and waits until the store is closed. */
  @Override
  public void close() {
    Await.result(vertx.close(), 30, TimeUnit.SECONDS);
  }
}
