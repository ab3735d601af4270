package chat.parley.chaos.hostile;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Two connections that open four thousand sessions of Engine.IO a second between them and never
 * come back to one, so that all places are taken; every tenth has seven kilobytes of headers.
 */
final class AbandonedHandshakes implements Kind {
  private static final int CONNECTIONS = 2;
  private static final int PER_SECOND = 4_000;
  private static final int TOGETHER = 10;
  private static final int MOST_UNANSWERED = 400;
  private static final String PATH = "/socket.io/?EIO=4&transport=polling";
  private static final String PADDING = "X-Padding: " + "x".repeat(7_000) + "\r\n";

  private final Squad squad;
  private final Buffer handshakes;
  private final Allowance pace = new Allowance(PER_SECOND);
  private final Map<Stranger, Long> asked = new HashMap<>();

  AbandonedHandshakes(Camp camp) {
    this.squad = new Squad(CONNECTIONS, CONNECTIONS, camp::comes);
    this.handshakes =
        Frames.times(TOGETHER - 1, camp.request("GET", PATH, ""))
            .appendBuffer(camp.request("GET", PATH, PADDING));
  }

  @Override
  public void beat() {
    squad.beat();
    pace.beat();
    asked.keySet().removeIf(Stranger::gone);
    squad.there().forEach(this::opensMore);
  }

  private void opensMore(Stranger stranger) {
    long unanswered = asked.getOrDefault(stranger, 0L) - stranger.answers();
    while (unanswered < MOST_UNANSWERED && pace.take(TOGETHER)) {
      stranger.write(handshakes);
      unanswered += TOGETHER;
      asked.merge(stranger, (long) TOGETHER, Long::sum);
    }
  }
}
