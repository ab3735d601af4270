package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import java.util.List;

/**
 * Thirty sessions that join the rooms of honest people and the room of the bursts, and then read
 * nothing for half a minute: all that is said waits for them in the server.
 */
final class SlowReaders implements Kind {
  private static final int CLIENTS = 30;
  private static final int ARRIVALS_PER_SECOND = 10;
  private static final int BEATS_OF_SLOTH = 30 * BEATS_PER_SECOND;

  private final Camp camp;
  private final List<String> rooms;
  private final Squad squad = new Squad(CLIENTS, ARRIVALS_PER_SECOND, this::arrives);
  private int beats;

  /**
   * @param rooms of honest people
   */
  SlowReaders(Camp camp, List<String> rooms) {
    this.camp = camp;
    this.rooms = rooms;
  }

  private Future<Stranger> arrives() {
    return camp.deafWebSocket("/ws").map(this::joins);
  }

  private Stranger joins(Stranger stranger) {
    stranger.says("{\"op\":\"hello\",\"id\":1,\"v\":1,\"name\":\"Slow\"}");
    stranger.says("{\"op\":\"join\",\"id\":2,\"room\":\"" + Bursts.ROOM + "\"}");
    rooms.forEach(room -> stranger.says("{\"op\":\"join\",\"id\":3,\"room\":\"" + room + "\"}"));
    stranger.stopsReading();
    return stranger;
  }

  /** Who never reads does not notice either that he was cut off long ago. */
  @Override
  public void beat() {
    squad.beat();
    if (++beats % BEATS_OF_SLOTH == 0) {
      squad.there().forEach(Stranger::readsAgain);
    } else if (beats % BEATS_OF_SLOTH == BEATS_PER_SECOND) {
      squad.there().forEach(Stranger::stopsReading);
    }
  }
}
