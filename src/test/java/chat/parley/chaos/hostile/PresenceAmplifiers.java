package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ten sessions that join the same two hundred rooms and then go away and come back twenty times a
 * second: a command of forty bytes is two hundred events for each of the ten.
 */
final class PresenceAmplifiers implements Kind {
  private static final int CLIENTS = 10;
  private static final int ROOMS = 200;
  private static final Buffer AWAY = Frames.text("{\"op\":\"presence\",\"id\":4,\"set\":\"away\"}");
  private static final Buffer ONLINE =
      Frames.text("{\"op\":\"presence\",\"id\":5,\"set\":\"online\"}");

  private final Camp camp;
  private final Squad squad = new Squad(CLIENTS, CLIENTS, this::arrives);
  private final Map<Stranger, Integer> joined = new LinkedHashMap<>();
  private boolean away;

  PresenceAmplifiers(Camp camp) {
    this.camp = camp;
  }

  private Future<Stranger> arrives() {
    return camp.webSocket("/ws")
        .map(stranger -> stranger.says("{\"op\":\"hello\",\"id\":1,\"v\":1,\"name\":\"Loud\"}"));
  }

  @Override
  public void beat() {
    squad.beat();
    away = !away;
    joined.keySet().removeIf(Stranger::gone);
    for (Stranger stranger : squad.there()) {
      int rooms = joined.merge(stranger, 2, Integer::sum);
      if (stranger.full()) {
        continue;
      }
      if (rooms <= ROOMS) {
        stranger.says(join(rooms)).says(join(rooms - 1));
      } else {
        stranger.write(away ? AWAY : ONLINE);
      }
    }
  }

  private static String join(int room) {
    return "{\"op\":\"join\",\"id\":3,\"limit\":1,\"room\":\"hostile-presence-" + room + "\"}";
  }
}
