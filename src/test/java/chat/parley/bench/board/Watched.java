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
    Cost cost = cost(server.peer(), heard, seat, feeding);
    bytes = (int) (cost.bytes() / cost.frames());
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f | %,d | %,.0f | %s | %s | %.2f",
        cost.server() * 1e6 / cost.frames(),
        cost.frames() / watchers / seconds,
        bytes,
        cost.bytes() / watchers / seconds,
        age(heard, 50),
        age(heard, 99),
        cost.client() * 1e6 / cost.frames());
  }

  /** The same of a log, told for each line that comes in. */
  String log(BoardServer server, Audience.Seat seat, int lines)
      throws IOException, InterruptedException {
    Heard heard = new Heard();
    Cost cost = cost(server.peer(), heard, seat, (ears, port) -> Feeder.log(ears, port, lines));
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f | %.2f | %,.0f | %s | %s",
        cost.server() * 1e6 / lines / seconds,
        cost.server() / seconds,
        cost.frames() / watchers / seconds,
        cost.bytes() / watchers / seconds,
        age(heard, 50),
        age(heard, 99));
  }

  /**
   * Of some seconds.
   *
   * @param server seconds of a processor
   * @param client the same
   */
  private record Cost(double frames, double bytes, double server, double client) {}

  private Cost cost(Peer peer, Heard heard, Audience.Seat seat, Feeding feeding)
      throws IOException, InterruptedException {
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
        Cost cost =
            new Cost(
                heard.frames() - frames,
                heard.bytes() - all,
                peer.cpuSeconds() - cpu,
                Peer.ownCpuSeconds() - own);
        heard.check();
        return cost;
      }
    }
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
