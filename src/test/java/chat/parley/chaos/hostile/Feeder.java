package chat.parley.chaos.hostile;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets all strangers send the same bytes, a piece each in turn, at one rate for all of them. */
final class Feeder {
  private static final int PIECE = 65_536;

  private final Buffer bytes;
  private final Allowance rate;
  private final Deque<Sending> turns = new ArrayDeque<>();

  private record Sending(Stranger stranger, int sent) {}

  Feeder(Buffer bytes, double bytesPerSecond) {
    this.bytes = bytes;
    this.rate = new Allowance(bytesPerSecond);
  }

  void add(Stranger stranger) {
    turns.add(new Sending(stranger, 0));
  }

  void beat() {
    rate.beat();
    for (int n = turns.size(); n > 0 && rate.take(PIECE); n--) {
      Sending next = turns.poll();
      int end = Math.min(bytes.length(), next.sent() + PIECE);
      if (next.stranger().full()) {
        turns.add(next);
      } else if (!next.stranger().gone()) {
        next.stranger().write(bytes.slice(next.sent(), end));
        if (end < bytes.length()) {
          turns.add(new Sending(next.stranger(), end));
        }
      }
    }
  }
}
