package chat.parley.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A server under test: a process of its own, with what the kernel says it costs. */
public final class Peer implements AutoCloseable {
  private static final int TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private final Process process;
  private final int port;

  private Peer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param command in which {@code PORT} stands for a free port
   */
  public static Peer start(List<String> command, Map<String, String> environment) {
    return start(command, environment, "listens on");
  }

  /**
   * @param ready what the line has in it by which the server says that it listens
   */
  public static Peer start(List<String> command, Map<String, String> environment, String ready) {
    try {
      int port = freePort();
      List<String> filled =
          command.stream().map(word -> word.replace("PORT", String.valueOf(port))).toList();
      ProcessBuilder builder = new ProcessBuilder(filled).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Peer peer = new Peer(builder.start(), port);
      peer.awaitListening(ready);
      return peer;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private void awaitListening(String ready) throws IOException {
    BufferedReader output = process.inputReader();
    List<String> lines = new ArrayList<>();
    String line = output.readLine();
    while (line != null && !line.contains(ready)) {
      lines.add(line);
      line = output.readLine();
    }
    // uWebSockets.js that finds no native module goes on as plain JavaScript
    boolean another = lines.stream().anyMatch(said -> said.contains("Falling back"));
    if (line == null || another) {
      throw new IllegalStateException("it does not start: " + lines);
    }
    Thread reader = new Thread(() -> passOver(output), "peer-output");
    reader.setDaemon(true);
    reader.start();
  }

  /** A server whose output nobody reads would wait at some time. */
  private static void passOver(BufferedReader output) {
    try {
      output.lines().forEach(said -> {});
    } catch (UncheckedIOException closed) {
      // it was stopped
    }
  }

  public int port() {
    return port;
  }

  /** CPU time of all its threads so far. */
  public double cpuSeconds() {
    return cpuSeconds(String.valueOf(process.pid()));
  }

  /** The same of this process, which is the load client. */
  public static double ownCpuSeconds() {
    return cpuSeconds("self");
  }

  private static double cpuSeconds(String process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
          / (double) TICKS_PER_SECOND;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  double residentMegabytes() {
    return status("VmRSS:") / 1024.0;
  }

  long threads() {
    return status("Threads:");
  }

  private long status(String name) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Bytes on a JVM's heap that a full collection leaves. */
  public long liveHeap() {
    List<String> histogram = jcmd("GC.class_histogram");
    String total = histogram.get(histogram.size() - 1);
    String[] words = total.trim().split("\\s+");
    return Long.parseLong(words[words.length - 1]);
  }

  private List<String> jcmd(String command) {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process run =
          new ProcessBuilder(Arrays.asList(tool, String.valueOf(process.pid()), command)).start();
      return run.inputReader().lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
