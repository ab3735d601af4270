package chat.parley.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A script of src/test/js in Node, with the clients that npm brought. */
public final class Node implements AutoCloseable {
  private static final Path FOLDER = Path.of("src", "test", "js");
  private static final long SECONDS = 20;
  private static final String ENDED = "(ended)";

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> all = new CopyOnWriteArrayList<>();

  public static Node run(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("node", FOLDER.resolve(script).toString()));
    command.addAll(List.of(arguments));
    try {
      return new Node(
          new ProcessBuilder(command)
              .directory(Path.of("").toAbsolutePath().toFile())
              .redirectErrorStream(true)
              .start());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /**
   * A file of a package that npm brought for the tests.
   *
   * @param path the package's name and the file's place in it
   */
  public static Path module(String path) {
    return FOLDER.resolve("node_modules").resolve(path);
  }

  private Node(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "node-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().peek(all::add).forEach(lines::add);
    } catch (IOException | UncheckedIOException ended) {
      // the process has been closed
    }
    lines.add(ENDED);
  }

  /** Waits for a line that begins so; lines before it are skipped. */
  public String prints(String beginning) {
    List<String> skipped = new ArrayList<>();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (true) {
        String line = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (line == null || (line.equals(ENDED) && !line.startsWith(beginning))) {
          throw new AssertionError("never printed " + beginning + ", but " + skipped);
        }
        if (line.startsWith(beginning)) {
          return line;
        }
        skipped.add(line);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  /** Gives the script a line of input. */
  public void types(String line) {
    try {
      process.outputWriter().append(line).append('\n').flush();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Waits until it ends; gives all its lines, as one text. */
  public String ends() {
    prints(ENDED);
    return printed();
  }

  /** All lines so far, as one text. */
  public String printed() {
    return String.join("\n", all);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
