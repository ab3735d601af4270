package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A hundred sessions in one room that drop their connections in the same moment, every ten seconds,
 * and are all back at once with a resume.
 */
final class ReconnectStorms implements Kind {
  private static final int CLIENTS = 100;
  private static final int BEATS_BETWEEN_STORMS = 10 * BEATS_PER_SECOND;
  private static final String ROOM = "hostile-storm";

  private final Camp camp;
  private final Squad squad = new Squad(CLIENTS, CLIENTS, this::arrives);
  private final List<Credentials> here = new ArrayList<>();
  private final Deque<Credentials> away = new ArrayDeque<>();
  private int beats;

  ReconnectStorms(Camp camp) {
    this.camp = camp;
  }

  private Future<Stranger> arrives() {
    Optional<Credentials> known = Optional.ofNullable(away.poll());
    return camp.webSocket("/ws")
        .map(
            stranger ->
                stranger
                    .says(known.map(this::back).orElse("{\"op\":\"hello\",\"id\":1,\"v\":1}"))
                    .says("{\"op\":\"join\",\"id\":2,\"room\":\"" + ROOM + "\"}")
                    .hears(text -> Credentials.in(text).ifPresent(here::add)));
  }

  private String back(Credentials credentials) {
    return credentials.hello("{\"" + ROOM + "\":{\"epoch\":\"x\",\"pos\":0}}");
  }

  @Override
  public void beat() {
    if (++beats % BEATS_BETWEEN_STORMS == 0) {
      squad.there().forEach(Stranger::leaves);
      away.clear();
      away.addAll(here);
      here.clear();
    }
    squad.beat();
  }
}
