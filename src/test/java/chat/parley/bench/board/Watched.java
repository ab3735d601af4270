package chat.parley.bench.board;

import chat.parley.bench.Peer;
import java.io.IOException;
import java.util.Locale;

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
        first.goOn(1); // the board is there
      }
      audience.gather(peer.port(), watchers, seat);
      try (Feeder feeder = feeding.start(heard, peer.port())) {
        feeder.goOn(warm);
        heard.count();
        long frames = heard.frames();
        long all = heard.bytes();
        double cpu = peer.cpuSeconds();
        double own = Peer.ownCpuSeconds();
        feeder.goOn(seconds);
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
        "%.2f | %.2f | %,.0f | %,.0f | %s | %s | %.2f",
        used * 1e6 / count,
        count / watchers / seconds,
        size / count,
        size / watchers / seconds,
        age(heard, 50),
        age(heard, 99),
        client * 1e6 / count);
  }

  /** Who shows only what is older than the measuring is behind by so much. */
  private String age(Heard heard, double percentile) {
    return heard.latencies().getTotalCount() == 0
        ? "> " + seconds * 1_000
        : String.format(
            Locale.ROOT, "%.0f", heard.latencies().getValueAtPercentile(percentile) / 1e3);
  }

  /** Of a frame, in the last row. */
  int bytes() {
    return bytes;
  }
}
