package chat.parley.bench.file;

import chat.parley.bench.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * What sending and reading files costs: processor time of the server for a gigabyte, beside other
 * servers, and what growing files cost those who wait.
 */
public final class FilesBenchmark {
  private static final double GIGABYTE = 1e9;
  private static final long SIZE = 32L * TusLoad.PIECE;
  private static final int ROUNDS = Integer.getInteger("bench.files", 4);

  /** While the compilers of servers in Java and JavaScript work: a server runs for days. */
  private static final int WARM = 2 * ROUNDS;

  private final List<String> report = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    FilesBenchmark benchmark = new FilesBenchmark();
    benchmark.beside();
    benchmark.growing();
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "files-benchmark.md"), benchmark.report);
    System.exit(0);
  }

  private FilesBenchmark() {
    say(Machine.describe().encode());
    say("");
  }

  private void say(String line) {
    System.out.println(line);
    report.add(line);
  }

  /** How a server is started. */
  private interface Start {
    FileServer run() throws IOException;
  }

  private void beside() {
    say("| server | in: CPU s/GB | in: MB/s | out: CPU s/GB | out: MB/s |");
    say("| --- | --- | --- | --- | --- |");
    measured("Parley", FileServer::parley, true);
    measured("@tus/server on Node", FileServer::tusOnNode, true);
    measured("tus-java-server in Jetty", FileServer::tusInJetty, true);
    measured("nginx", () -> FileServer.nginx(true), false);
    measured("nginx, sendfile off", () -> FileServer.nginx(false), false);
  }

  /** What is not on this machine has no figures. */
  private void measured(String name, Start start, boolean takes) {
    try (FileServer server = start.run()) {
      TusLoad load = server.load();
      String in = "| – | – |";
      String path = "/static";
      if (takes) {
        String metadata = "filename " + coded("a.bin") + ",room " + coded("lobby");
        cost(server, WARM, () -> load.upload(SIZE, metadata));
        in = cost(server, ROUNDS, () -> load.upload(SIZE, metadata));
        path = load.upload(SIZE, metadata);
      } else {
        Files.write(server.folder().resolve("static"), new byte[(int) SIZE]);
      }
      String file = path;
      cost(server, WARM, () -> load.download(file, SIZE));
      String out = cost(server, 2 * ROUNDS, () -> load.download(file, SIZE));
      say("| " + name + " " + in.substring(0, in.length() - 1) + out);
    } catch (IOException | RuntimeException missing) {
      say("| " + name + " | not here: " + missing.getMessage() + " |");
    }
  }

  private static String coded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private interface Transfer {
    void run() throws IOException;
  }

  private static String cost(FileServer server, int rounds, Transfer transfer) throws IOException {
    double cpu = server.peer().cpuSeconds();
    long begun = System.nanoTime();
    for (int n = 0; n < rounds; n++) {
      transfer.run();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double gigabytes = rounds * SIZE / GIGABYTE;
    return String.format(
        Locale.ROOT,
        "| %.2f | %.0f |",
        (server.peer().cpuSeconds() - cpu) / gigabytes,
        1_000 * gigabytes / seconds);
  }

  private void growing() throws Exception {
    say("");
    try (FileServer server = FileServer.parley()) {
      say("from a sender's byte to a reader's: " + new Growing(server).follow());
    }
    try (FileServer server = FileServer.parley()) {
      say("heap of an open upload: " + new OpenUploads(server).each());
    }
    try (FileServer server = FileServer.parley()) {
      say("chat in the same room: " + new ChatBeside(server).latencies());
    }
  }
}
