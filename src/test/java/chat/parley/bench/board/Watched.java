package chat.parley.bench.board;

import chat.parley.bench.Peer;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Thousands watch one board that says four times a second what has changed. */
final class Watched {
  private final int watchers;
  private final int warm;
  private final int seconds;
  private int bytes;

  Watched(int watchers, int warm, int seconds) {
    this.watchers = watchers;
    this.warm = warm;
    this.seconds = seconds;
  }

  /** Who records. */
  interface Feeding {
    Feeder start(Heard heard, int port) throws IOException;
  }

  String measured(BoardServer server, Audience.Seat seat, Feeding feeding)
      throws IOException, InterruptedException {
    Heard heard = new Heard();
    Peer peer = server.peer();
    try (Audience audience = new Audience(heard)) {
      try (Feeder first = feeding.start(heard, peer.port())) {
        TimeUnit.SECONDS.sleep(1); // the board is there
      }
      audience.gather(peer.port(), watchers, seat);
      try (Feeder feeder = feeding.start(heard, peer.port())) {
        TimeUnit.SECONDS.sleep(warm);
        heard.count();
        long frames = heard.frames();
        long all = heard.bytes();
        double cpu = peer.cpuSeconds();
        double own = Peer.ownCpuSeconds();
        TimeUnit.SECONDS.sleep(seconds);
        double used = peer.cpuSeconds() - cpu;
        double client = Peer.ownCpuSeconds() - own;
        double count = heard.frames() - frames;
        double size = heard.bytes() - all;
        bytes = (int) (size / count);
        heard.check();
        return row(heard, count, size, used, client);
      }
    }
  }

  private String row(Heard heard, double count, double size, double used, double client) {
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f | %,.0f | %,.0f | %.0f | %.0f | %.2f",
        used * 1e6 / count,
        count / watchers / seconds,
        size / count,
        size / watchers / seconds,
        heard.latencies().getValueAtPercentile(50) / 1e3,
        heard.latencies().getValueAtPercentile(99) / 1e3,
        client * 1e6 / count);
  }

  /** Of a frame, in the last row. */
  int bytes() {
    return bytes;
  }
}
