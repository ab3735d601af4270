package chat.parley.bench.board;

import chat.parley.bench.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Several connections record as much as a server takes. */
final class Recording {
  private static final int PIPES = 4;

  /** What each has under way: a server need never wait for the next. */
  private static final int UNDER_WAY = 4;

  private final AtomicLong taken = new AtomicLong();
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private volatile boolean stopped;

  /** A connection to a server. */
  interface Opening {
    Pipe open(Pipes pipes) throws IOException;
  }

  /**
   * @param each items of one sending
   */
  String measured(BoardServer server, Opening opening, int each, int warm, int seconds)
      throws IOException, InterruptedException {
    Pipes pipes = new Pipes(server.peer().port());
    List<Thread> threads = new ArrayList<>();
    for (int n = 0; n < PIPES; n++) {
      Pipe pipe = opening.open(pipes);
      Thread thread = new Thread(() -> go(pipe, each), "recording-" + n);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    TimeUnit.SECONDS.sleep(warm);
    long items = taken.get();
    double cpu = server.peer().cpuSeconds();
    double own = Peer.ownCpuSeconds();
    long begun = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    double lasted = (System.nanoTime() - begun) / 1e9;
    double count = taken.get() - items;
    double used = server.peer().cpuSeconds() - cpu;
    double client = Peer.ownCpuSeconds() - own;
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return String.format(
        Locale.ROOT,
        "%,.0f | %.2f | %.2f | %.2f",
        count / lasted,
        used * 1e6 / count,
        used / lasted,
        client * 1e6 / count);
  }

  private void go(Pipe pipe, int each) {
    try (pipe) {
      for (int n = 0; n < UNDER_WAY; n++) {
        pipe.send();
      }
      while (!stopped) {
        pipe.taken();
        taken.addAndGet(each);
        pipe.send();
      }
    } catch (IOException broken) {
      failure.compareAndSet(null, broken);
    } catch (UncheckedIOException broken) {
      failure.compareAndSet(null, broken.getCause());
    }
  }
}
