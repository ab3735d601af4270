package chat.parley.bench.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Many read a file while it comes in at a steady pace. */
final class Growing {
  private static final int READERS = Integer.getInteger("bench.readers", 50);
  private static final int STEP = 10_000;
  private static final int STEPS = 10_000;
  private static final int WARM = 2_000;
  private static final long STEP_NANOS = 1_000_000;

  private final FileServer server;
  private final long[] sent = new long[STEPS];
  private final Histogram latency = new ConcurrentHistogram(60_000_000, 3);

  Growing(FileServer server) {
    this.server = server;
  }

  String follow() throws Exception {
    long size = (long) STEP * STEPS;
    try (HttpLine line = new HttpLine(server.peer().port())) {
      String path = server.load().begin(line, size, "room bG9iYnk=");
      CountDownLatch ready = new CountDownLatch(READERS);
      List<Thread> readers = new ArrayList<>();
      for (int n = 0; n < READERS; n++) {
        Thread reader = new Thread(() -> read(path, ready));
        reader.start();
        readers.add(reader);
      }
      ready.await();
      write(line, path, size);
      for (Thread reader : readers) {
        reader.join();
      }
    }
    return String.format(
        Locale.ROOT,
        "10 MB/s, %d readers, p50 %.1f ms, p99 %.1f ms, most %.1f ms",
        READERS,
        latency.getValueAtPercentile(50) / 1e3,
        latency.getValueAtPercentile(99) / 1e3,
        latency.getMaxValue() / 1e3);
  }

  private void write(HttpLine line, String path, long size) throws IOException {
    line.ask(
        "PATCH",
        path,
        server.headers()
            + "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
            + "Upload-Offset: 0\r\nContent-Length: "
            + size
            + "\r\n");
    byte[] piece = new byte[STEP];
    long begun = System.nanoTime();
    for (int n = 0; n < STEPS; n++) {
      LockSupport.parkNanos(begun + n * STEP_NANOS - System.nanoTime());
      sent[n] = System.nanoTime();
      line.send(piece, STEP);
    }
    line.answer().mustBe(204);
  }

  private void read(String path, CountDownLatch ready) {
    try (HttpLine line = new HttpLine(server.peer().port())) {
      line.ask("GET", path, server.headers());
      ready.countDown();
      line.head().mustBe(200);
      byte[] bytes = new byte[256 * 1024];
      long have = 0;
      int step = 0;
      while (step < STEPS) {
        have += line.read(bytes);
        long now = System.nanoTime();
        for (; step < STEPS && have >= (long) STEP * (step + 1); step++) {
          if (step >= WARM) {
            latency.recordValue((now - sent[step]) / 1_000);
          }
        }
      }
    } catch (IOException cut) {
      throw new IllegalStateException(cut);
    }
  }
}
