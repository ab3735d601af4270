package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A hundred sessions that say the twenty messages of a burst at once, 57 KB each, go on as fast as
 * they may, and every twenty seconds lose their connections and come anew, because whoever comes
 * has a fresh allowance. Two share a room, so that it is the store that has to bear it.
 */
final class Bursts implements Kind {
  /** Where the first of them speak; others of the crowd listen there, or read what was said. */
  static final String ROOM = "hostile-burst-0";

  private static final int CLIENTS = 100;
  private static final int ARRIVALS_PER_SECOND = 50;
  private static final int BURST = 20;
  private static final int DATA_CHARACTERS = 56_000;
  private static final int BYTES_PER_SECOND = 2_000_000;
  private static final int BEATS_OF_A_VOLLEY = 20 * BEATS_PER_SECOND;

  private final Camp camp;
  private final Squad squad = new Squad(CLIENTS, ARRIVALS_PER_SECOND, this::arrives);
  private final Allowance later = new Allowance(BYTES_PER_SECOND);
  private final List<Buffer> messages =
      IntStream.range(0, CLIENTS / 2).mapToObj(Bursts::message).toList();
  private int arrived;
  private int beats;
  private int next;

  Bursts(Camp camp) {
    this.camp = camp;
  }

  /** Without a cid, so that the same bytes are another message each time. */
  private static Buffer message(int room) {
    return Frames.text(
        "{\"op\":\"send\",\"id\":3,\"to\":\"room:%s\",\"body\":{\"text\":\"x\",\"data\":{\"x\":\"%s\"}}}"
            .formatted(room(room), "x".repeat(DATA_CHARACTERS)));
  }

  private static String room(int room) {
    return ROOM.substring(0, ROOM.length() - 1) + room;
  }

  private Future<Stranger> arrives() {
    int room = arrived++ % messages.size();
    return camp.webSocket("/ws").map(stranger -> speaks(stranger, room));
  }

  private Stranger speaks(Stranger stranger, int room) {
    stranger.says("{\"op\":\"hello\",\"id\":1,\"v\":1,\"name\":\"Burst\"}");
    stranger.says("{\"op\":\"join\",\"id\":2,\"limit\":1,\"room\":\"" + room(room) + "\"}");
    for (int i = 0; i < BURST; i++) {
      stranger.write(messages.get(room));
    }
    return stranger;
  }

  @Override
  public void beat() {
    if (++beats % BEATS_OF_A_VOLLEY == 0) {
      squad.there().forEach(Stranger::leaves);
    }
    squad.beat();
    later.beat();
    List<Stranger> there = squad.there();
    for (int i = 0; i < there.size() && later.take(DATA_CHARACTERS); i++) {
      Stranger stranger = there.get(next++ % there.size());
      if (!stranger.full()) {
        // where it has not joined, it is refused, which is no less work
        stranger.write(messages.get(next % messages.size()));
      }
    }
  }
}
