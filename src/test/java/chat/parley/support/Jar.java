package chat.parley.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code java -jar target/parley.jar …} as a process of its own. */
public final class Jar implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("listens on http://[^:]+:(\\d+)/");
  private static final Pattern OPERATES = Pattern.compile("metrics are at http://[^:]+:(\\d+)/");
  private static final long SECONDS = 60;

  private final Process process;
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final CompletableFuture<Integer> operations = new CompletableFuture<>();
  private final CompletableFuture<Void> read = new CompletableFuture<>();

  /**
   * @param folder the working directory, without any conf/parley.json
   */
  public static Jar start(Path folder, Map<String, String> environment, String... arguments) {
    return start(List.of(), folder, environment, arguments);
  }

  /**
   * @param runner what runs the command, such as {@code ip netns exec}
   */
  public static Jar start(
      List<String> runner, Path folder, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(runner);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!Boolean.getBoolean("chaos.long")) {
      // it lives a minute: what the second compiler would gain it never earns back
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-jar");
    command.add(
        Path.of(System.getProperty("parley.jar", "target/parley.jar")).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    try {
      return new Jar(builder.redirectErrorStream(true).start());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private Jar(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "jar-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher listens = LISTENS.matcher(line);
        if (listens.find()) {
          port.complete(Integer.valueOf(listens.group(1)));
        }
        Matcher operates = OPERATES.matcher(line);
        if (operates.find()) {
          operations.complete(Integer.valueOf(operates.group(1)));
        }
      }
    } catch (IOException killed) {
      // what was read is enough
    }
    port.completeExceptionally(new AssertionError("ended without listening: " + output));
    read.complete(null);
  }

  public int port() {
    return await(port);
  }

  /** Where it tells operators how it is. */
  public int operationsPort() {
    return await(operations);
  }

  /** Whether clients may come: it has said so, and has not ended. */
  public boolean listens() {
    return port.isDone() && !port.isCompletedExceptionally() && runs();
  }

  public boolean runs() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Processor time since it was started. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  /** Sends it a signal, such as STOP or CONT. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /** What it has printed so far. */
  public List<String> printed() {
    return List.copyOf(output);
  }

  /** Everything it has printed until it ended. */
  public List<String> output() {
    await(read);
    return List.copyOf(output);
  }

  public int exitCode() {
    try {
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "still runs: " + output);
      return process.exitValue();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** SIGKILL: it gets no chance to finish anything. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    } catch (ExecutionException | TimeoutException cause) {
      throw new AssertionError(cause);
    }
  }
}
