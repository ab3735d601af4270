package chat.parley.chaos;

import chat.parley.support.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a process holds.
 *
 * @param heap bytes in use after a full collection
 * @param resident bytes of memory in all; what the heap has once had, it keeps
 * @param files descriptors that are open
 */
record Vitals(long heap, long resident, long files) {
  private static final double FACTOR = 1.5;
  private static final long SLACK_BYTES = 16L << 20;
  private static final long SLACK_FILES = 16;
  private static final long PATIENCE_SECONDS = 30;
  private static final int MEGABYTE = 1 << 20;

  /** Nothing, when the process is gone or answers nobody any more. */
  static Optional<Vitals> of(Jar jar) {
    try {
      Optional<Long> heap = heap(jar.pid());
      Path process = Path.of("/proc", "" + jar.pid());
      try (Stream<Path> files = Files.list(process.resolve("fd"))) {
        long open = files.count();
        long resident = resident(Files.readString(process.resolve("status")));
        return heap.map(used -> new Vitals(used, resident, open));
      }
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** A histogram of classes counts what is left after a full collection, in its last line. */
  private static Optional<Long> heap(long pid) throws IOException {
    Path output = Files.createTempFile("histogram", ".txt");
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  "" + pid,
                  "GC.class_histogram")
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      jcmd.destroyForcibly();
      return ended ? total(Files.readString(output)) : Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    } finally {
      Files.delete(output);
    }
  }

  private static Optional<Long> total(String histogram) {
    return histogram
        .lines()
        .filter(line -> line.startsWith("Total"))
        .map(line -> Long.valueOf(line.trim().split("\\s+")[2]))
        .findFirst();
  }

  private static long resident(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  boolean heapIsBackTo(Vitals before) {
    return heap <= FACTOR * before.heap + SLACK_BYTES;
  }

  boolean filesAreBackTo(Vitals before) {
    return files <= before.files + SLACK_FILES;
  }

  boolean backTo(Vitals before) {
    return heapIsBackTo(before) && filesAreBackTo(before);
  }

  @Override
  public String toString() {
    return "heap %.1f MB, resident %.1f MB, %d files"
        .formatted((double) heap / MEGABYTE, (double) resident / MEGABYTE, files);
  }
}
