package chat.parley.chaos.hostile;

import io.vertx.core.buffer.Buffer;

/**
 * Four sessions that ask for the longest page of history and for the list of rooms, each twenty
 * times a second: a quarter of a megabyte for eighty bytes, read from the disk.
 */
final class Askers implements Kind {
  private static final int CLIENTS = 4;
  private static final String HELLO = "{\"op\":\"hello\",\"id\":1,\"v\":1,\"name\":\"Curious\"}";
  private static final Buffer QUESTIONS =
      Frames.text("{\"op\":\"history\",\"id\":2,\"limit\":200,\"room\":\"" + Bursts.ROOM + "\"}")
          .appendBuffer(Frames.text("{\"op\":\"rooms\",\"id\":3}"));

  private final Squad squad;

  Askers(Camp camp) {
    this.squad =
        new Squad(
            CLIENTS, CLIENTS, () -> camp.webSocket("/ws").map(stranger -> stranger.says(HELLO)));
  }

  @Override
  public void beat() {
    squad.beat();
    squad.there().stream()
        .filter(stranger -> !stranger.full())
        .forEach(stranger -> stranger.write(QUESTIONS));
  }
}
