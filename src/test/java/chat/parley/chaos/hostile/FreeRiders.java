package chat.parley.chaos.hostile;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * Two clients of each sort that say five hundred things a second which cost them nothing and are
 * worth nothing: pings, empty fragments of a message that never ends, what is no JSON, commands
 * that are refused, pings of the chat, and pings of the event bus bridge.
 */
final class FreeRiders implements Kind {
  private static final int CLIENTS = 2;
  private static final int ARRIVALS_PER_SECOND = 2;
  private static final int PER_BEAT = 500 / BEATS_PER_SECOND;
  private static final String HELLO = "{\"op\":\"hello\",\"id\":1,\"v\":1,\"name\":\"Free\"}";

  private final List<Sort> sorts;

  private record Sort(Squad squad, Buffer nothing) {
    void beat() {
      squad.beat();
      squad.there().stream()
          .filter(stranger -> !stranger.full())
          .forEach(stranger -> stranger.write(nothing));
    }
  }

  FreeRiders(Camp camp) {
    this.sorts =
        List.of(
            chat(camp, Frames.ping(), Frames.text(HELLO)),
            chat(camp, Frames.emptyPart(), Frames.text(HELLO).appendBuffer(Frames.emptyStart())),
            chat(camp, Frames.text("{\"op\":"), Frames.text(HELLO)),
            chat(camp, Frames.text("{\"op\":\"fly\",\"id\":2}"), Frames.text(HELLO)),
            chat(camp, Frames.text("{\"op\":\"ping\",\"id\":3}"), Frames.text(HELLO)),
            sort(
                camp,
                "/eventbus/websocket",
                Frames.text("{\"type\":\"ping\"}"),
                Frames.text("{\"type\":\"ping\"}")));
  }

  private static Sort chat(Camp camp, Buffer nothing, Buffer first) {
    return sort(camp, "/ws", nothing, first);
  }

  private static Sort sort(Camp camp, String path, Buffer nothing, Buffer first) {
    return new Sort(
        new Squad(
            CLIENTS,
            ARRIVALS_PER_SECOND,
            () -> camp.webSocket(path).map(stranger -> stranger.write(first))),
        Frames.times(PER_BEAT, nothing));
  }

  @Override
  public void beat() {
    sorts.forEach(Sort::beat);
  }
}
