package chat.parley.chaos.hostile;

import io.vertx.core.buffer.Buffer;

/** 400 TCP connections on which a request begins, and never gets beyond its first header. */
final class HalfHeaders implements Kind {
  private static final int CONNECTIONS = 400;
  private static final int ARRIVALS_PER_SECOND = 50;
  private static final Buffer BEGINNING = Buffer.buffer("GET /ws HTTP/1.1\r\nHost: 127.0");

  private final Squad squad;

  HalfHeaders(Camp camp) {
    this.squad =
        new Squad(
            CONNECTIONS,
            ARRIVALS_PER_SECOND,
            () -> camp.comes().map(stranger -> stranger.write(BEGINNING)));
  }

  @Override
  public void beat() {
    squad.beat();
  }
}
