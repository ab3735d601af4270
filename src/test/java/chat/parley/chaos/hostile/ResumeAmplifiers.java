package chat.parley.chaos.hostile;

import io.vertx.core.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Five sessions that come back, five times a second in all, to a thousand rooms each that never
 * were: 30 KB, for which the server reads a thousand heads and answers more than a megabyte.
 */
final class ResumeAmplifiers implements Kind {
  private static final int CLIENTS = 5;
  private static final int RETURNS_PER_SECOND = 5;
  private static final int ROOMS = 1_000;

  private final Camp camp;
  private final Squad squad = new Squad(CLIENTS, 2 * RETURNS_PER_SECOND, this::arrives);
  private int arrived;

  ResumeAmplifiers(Camp camp) {
    this.camp = camp;
  }

  private Future<Stranger> arrives() {
    return camp.webSocket("/ws")
        .map(
            stranger ->
                stranger
                    .says("{\"op\":\"hello\",\"id\":1,\"v\":1,\"name\":\"Back\"}")
                    .hears(text -> welcomed(stranger, text)));
  }

  /** A session can be resumed by another connection while the first one still lives. */
  private void welcomed(Stranger first, String text) {
    Credentials.in(text)
        .ifPresent(
            credentials ->
                camp.webSocket("/ws").onSuccess(second -> comesBack(first, second, credentials)));
  }

  private void comesBack(Stranger first, Stranger second, Credentials credentials) {
    second.says(credentials.hello(rooms(arrived++)));
    second.hears(
        text -> {
          second.leaves();
          first.leaves();
        });
  }

  private static String rooms(int time) {
    return IntStream.range(0, ROOMS)
        .mapToObj(room -> "\"n-%d-%d\":{\"epoch\":\"x\",\"pos\":1}".formatted(time, room))
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Override
  public void beat() {
    squad.beat();
  }
}
