package chat.parley.bench.file;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** What people who only chat notice of a large file in their room. */
final class ChatBeside {
  private static final int MESSAGES = 1_000;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final int STEP = 500_000;
  private static final long SIZE = 4_000_000_000L;

  private final FileServer server;
  private volatile boolean over;

  ChatBeside(FileServer server) {
    this.server = server;
  }

  String latencies() throws Exception {
    Person bob = Person.comes(JdkWebSocket.CARRIER, server.peer().port(), "Bob");
    Person cid = Person.comes(JdkWebSocket.CARRIER, server.peer().port(), "Cid");
    bob.joins("lobby");
    cid.joins("lobby");
    said(bob, cid);
    Histogram alone = said(bob, cid);
    try (HttpLine line = new HttpLine(server.peer().port())) {
      String path = server.load().begin(line, SIZE, "room bG9iYnk=");
      Thread sender = new Thread(() -> write(line, path));
      Thread reader = new Thread(() -> read(path));
      sender.start();
      reader.start();
      said(bob, cid);
      Histogram beside = said(bob, cid);
      over = true;
      sender.join();
      return String.format(
          Locale.ROOT,
          "p50 %.2f ms, p99 %.2f ms alone; p50 %.2f ms, p99 %.2f ms while 50 MB/s come and go",
          alone.getValueAtPercentile(50) / 1e3,
          alone.getValueAtPercentile(99) / 1e3,
          beside.getValueAtPercentile(50) / 1e3,
          beside.getValueAtPercentile(99) / 1e3);
    }
  }

  private static Histogram said(Person from, Person to) {
    Histogram latency = new Histogram(60_000_000, 3);
    for (int n = 0; n < MESSAGES; n++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      long begun = System.nanoTime();
      from.says("lobby", "How are you?");
      to.next("message");
      latency.recordValue((System.nanoTime() - begun) / 1_000);
    }
    return latency;
  }

  private void write(HttpLine line, String path) {
    try {
      line.ask(
          "PATCH",
          path,
          server.headers()
              + "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
              + "Upload-Offset: 0\r\nContent-Length: "
              + SIZE
              + "\r\n");
      byte[] piece = new byte[STEP];
      long begun = System.nanoTime();
      for (long n = 0; !over && n < SIZE / STEP; n++) {
        LockSupport.parkNanos(begun + n * PAUSE_NANOS - System.nanoTime());
        line.send(piece, STEP);
      }
    } catch (IOException cut) {
      throw new IllegalStateException(cut);
    }
  }

  private void read(String path) {
    try (HttpLine line = new HttpLine(server.peer().port())) {
      line.ask("GET", path, server.headers());
      line.head().mustBe(200);
      byte[] bytes = new byte[256 * 1024];
      while (line.read(bytes) >= 0) {
        // as fast as it comes
      }
    } catch (IOException cut) {
      if (!over) {
        throw new IllegalStateException(cut);
      }
    }
  }
}
