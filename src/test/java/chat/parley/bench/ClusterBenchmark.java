package chat.parley.bench;

import chat.parley.bench.load.ChatDialect;
import chat.parley.bench.load.Crowd;
import chat.parley.bench.load.Shape;
import chat.parley.support.Jar;
import chat.parley.support.Nodes;
import chat.parley.support.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What it costs that a room is spread over nodes: the same room of 60, two of whom speak, on one
 * node, two and three. Writes target/cluster.md.
 */
final class ClusterBenchmark {
  private static final int MEMBERS = 60;
  private static final int SPEAKERS = 2;
  private static final int PER_SECOND = 200;
  private static final int MOST_NODES = 3;

  private ClusterBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int warm = Integer.getInteger("bench.warm", 6);
    int seconds = Integer.getInteger("bench.seconds", 4);
    StringBuilder table = new StringBuilder();
    table.append(
        "| nodes | history | deliveries/s | CPU µs/delivery, all nodes | of which the first |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    try (Postgres postgres = Postgres.start()) {
      for (boolean kept : List.of(true, false)) {
        for (int count = 1; count <= MOST_NODES; count++) {
          table.append(run(postgres, count, kept, warm, seconds)).append('\n');
        }
      }
    }
    table.append('\n').append(Machine.describe().encode()).append('\n');
    System.out.println(table);
    Files.writeString(Path.of("target", "cluster.md"), table);
    System.exit(0);
  }

  private static String run(Postgres postgres, int count, boolean kept, int warm, int seconds)
      throws IOException {
    Path folder = Files.createTempDirectory("cluster-benchmark");
    try (Nodes nodes =
        new Nodes(folder, postgres.url()).with("JAVA_TOOL_OPTIONS", "-Xmx512m").start(count)) {
      List<Crowd> crowds = new ArrayList<>();
      String room = "spread" + count + kept;
      for (Jar node : nodes.all()) {
        Shape shape = Shape.rooms(1, MEMBERS / count, SPEAKERS);
        crowds.add(new Crowd(node.port(), new ChatDialect(kept), shape, room));
      }
      crowds.forEach(Crowd::gather);
      crowds.get(0).speak(PER_SECOND);
      Scenario.Timing.sleep(warm);
      long heard = heard(crowds);
      double all = cpu(nodes.all());
      double first = cpu(nodes.all().subList(0, 1));
      long begun = System.nanoTime();
      Scenario.Timing.sleep(seconds);
      long deliveries = heard(crowds) - heard;
      double perSecond = deliveries / ((System.nanoTime() - begun) / 1e9);
      String row =
          String.format(
              Locale.ROOT,
              "| %d | %s | %.0f | %.2f | %.2f |",
              count,
              kept ? "kept" : "named events",
              perSecond,
              (cpu(nodes.all()) - all) * 1e6 / deliveries,
              (cpu(nodes.all().subList(0, 1)) - first) * 1e6 / deliveries);
      crowds.get(0).rest();
      crowds.forEach(Crowd::close);
      return row;
    }
  }

  private static long heard(List<Crowd> crowds) {
    return crowds.stream().mapToLong(Crowd::heard).sum();
  }

  private static double cpu(List<Jar> nodes) {
    return nodes.stream().mapToDouble(Jar::cpuSeconds).sum();
  }
}
