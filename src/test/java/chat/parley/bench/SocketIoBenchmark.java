package chat.parley.bench;

import chat.parley.support.Polls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Socket.IO beside its peers: the same room, the same clients, each server a process of its own, in
 * turn, several rounds. Writes target/socketio-benchmark.md and .json.
 */
public final class SocketIoBenchmark {
  private static final int ROUNDS = 3;
  private static final int SOCKETS = 200;
  private static final int SENDERS = 4;
  private static final int WINDOW = 8;
  private static final int WARM_MILLIS = 6_000;
  private static final int MEASURED_MILLIS = 6_000;
  private static final int IDLE = 5_000;
  private static final int POLLING = 1_000;
  private static final double MICROS = 1e6;

  private final Vertx vertx = Vertx.vertx();
  private final Map<String, Servers> peers = new LinkedHashMap<>();
  private final Map<String, List<Double>> costs = new LinkedHashMap<>();
  private final List<String> report = new ArrayList<>();
  private final JsonObject json = new JsonObject();

  /** How one of them is started. */
  private record Servers(List<String> command, Map<String, String> environment) {
    Peer start() {
      return Peer.start(command, environment);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, failure) -> {
              failure.printStackTrace();
              System.exit(1);
            });
    new SocketIoBenchmark().run();
    System.exit(0);
  }

  private SocketIoBenchmark() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = "target/parley.jar";
    String ours = jar + ":target/test-classes";
    String all = System.getProperty("java.class.path");
    Path folder = Files.createTempDirectory("parley-bench");
    peers.put(
        "Parley, Java API",
        servers(java, "-Xmx1g", "-cp", ours, "chat.parley.bench.ParleySocketIo", "PORT"));
    peers.put(
        "Parley, Java API, recovery on",
        servers(
            java, "-Xmx1g", "-cp", ours, "chat.parley.bench.ParleySocketIo", "PORT", "recovery"));
    peers.put(
        "Parley, the chat (relay to everyone)",
        new Servers(
            List.of(java, "-Xmx1g", "-jar", jar, "--port", "PORT", "--data", folder.toString()),
            unlimited()));
    peers.put("socket.io on Node", servers("node", "src/bench/js/socketio.cjs", "PORT"));
    peers.put(
        "netty-socketio",
        servers(java, "-Xmx1g", "-cp", all, "chat.parley.bench.NettySocketIo", "PORT"));
  }

  private static Servers servers(String... command) {
    return new Servers(List.of(command), Map.of());
  }

  private static Map<String, String> unlimited() {
    Map<String, String> limits = new LinkedHashMap<>();
    for (String limit :
        List.of("SENDS_PER_SECOND", "SENDS_BURST", "COMMANDS_PER_SECOND", "COMMANDS_BURST")) {
      limits.put("PARLEY_LIMITS_" + limit, "1000000");
    }
    limits.put("PARLEY_LIMITS_WAITING_BYTES", "67108864");
    return limits;
  }

  private void run() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      for (Map.Entry<String, Servers> peer : peers.entrySet()) {
        saturated(peer.getKey(), peer.getValue());
      }
    }
    report("| server | CPU per delivery, µs: median (all rounds) | of socket.io on Node |");
    report("| --- | --- | --- |");
    double node = median(costs.get("socket.io on Node"));
    costs.forEach(
        (name, all) -> {
          report("| %s | %.2f (%s) | %.2f |", name, median(all), spread(all), median(all) / node);
          json.put(name, new JsonObject().put("cpu_micros_per_delivery", new JsonArray(all)));
        });
    report("");
    report("| server | %,d idle connections: resident kB each | live heap, bytes each |", IDLE);
    report("| --- | --- | --- |");
    for (Map.Entry<String, Servers> peer : peers.entrySet()) {
      idle(peer.getKey(), peer.getValue());
    }
    report("");
    polling(peers.get("Parley, Java API"));
    Files.write(Path.of("target", "socketio-benchmark.md"), report);
    Files.writeString(Path.of("target", "socketio-benchmark.json"), json.encodePrettily());
  }

  private void saturated(String name, Servers peer) throws InterruptedException {
    try (Peer server = peer.start()) {
      IoLoad load = new IoLoad(vertx, server.port());
      load.connect(SOCKETS);
      load.begin(SENDERS, WINDOW);
      Thread.sleep(WARM_MILLIS);
      long heard = load.heard();
      double cpu = server.cpuSeconds();
      Thread.sleep(MEASURED_MILLIS);
      double cost = (server.cpuSeconds() - cpu) * MICROS / (load.heard() - heard);
      double rate = (load.heard() - heard) * 1_000.0 / MEASURED_MILLIS;
      load.rest();
      load.close();
      costs.computeIfAbsent(name, first -> new ArrayList<>()).add(cost);
      System.out.printf(
          Locale.ROOT, "%s: %.2f µs CPU per delivery, %,.0f deliveries/s%n", name, cost, rate);
    }
  }

  private void idle(String name, Servers peer) throws InterruptedException {
    boolean jvm = !peer.command().get(0).equals("node");
    try (Peer server = peer.start()) {
      IoLoad load = new IoLoad(vertx, server.port());
      load.connect(SOCKETS);
      long heap = jvm ? server.liveHeap() : 0;
      long resident = server.residentKilobytes();
      load.connect(IDLE);
      double heapEach = jvm ? (server.liveHeap() - heap) / (double) IDLE : Double.NaN;
      double residentEach = (server.residentKilobytes() - resident) / (double) IDLE;
      report(
          "| %s | %.1f | %s |",
          name, residentEach, jvm ? String.format(Locale.ROOT, "%,.0f", heapEach) : "");
      json.getJsonObject(name).put("idle_live_heap_bytes", jvm ? heapEach : null);
      load.close();
    }
  }

  private void polling(Servers peer) throws InterruptedException {
    try (Peer server = peer.start()) {
      Polls polls = new Polls(vertx, server.port(), "/socket.io/");
      long threads = server.threads();
      List<Future<?>> waiting = new ArrayList<>();
      for (int n = 0; n < POLLING; n++) {
        String sid = polls.opens();
        polls.post(sid, "40");
        polls.poll(sid);
        waiting.add(polls.polling(sid));
      }
      double cpu = server.cpuSeconds();
      Thread.sleep(TimeUnit.SECONDS.toMillis(10));
      report(
          "%,d clients polling: %d more threads, %.1f %% of one core while nothing happens",
          POLLING, server.threads() - threads, (server.cpuSeconds() - cpu) * 10);
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static String spread(List<Double> values) {
    return String.join(
        ", ", values.stream().map(value -> String.format(Locale.ROOT, "%.2f", value)).toList());
  }

  private void report(String line, Object... values) {
    String text = values.length == 0 ? line : String.format(Locale.ROOT, line, values);
    System.out.println(text);
    report.add(text);
  }
}
