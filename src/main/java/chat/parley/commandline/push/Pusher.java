package chat.parley.commandline.push;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Posts batches of lines, one after the other. What cannot be done now is tried again, ever more
 * slowly; so a line whose answer was lost may count twice.
 */
final class Pusher {
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final String RETRY_AFTER = "Retry-After";
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER = 500;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI board;
  private final String token;
  private final PushFormat format;
  private final Duration patience;
  private final PushTally tally;

  /**
   * @param board its address
   * @param patience for how long a batch is tried again
   */
  Pusher(URI board, String token, PushFormat format, Duration patience, PushTally tally) {
    this.board = board;
    this.token = token;
    this.format = format;
    this.patience = patience;
    this.tally = tally;
  }

  /** A line as it is sent. */
  private record Sent(InputLine line, String text) {}

  /**
   * @throws PushException when nothing of what follows can be taken either
   */
  void push(List<InputLine> batch) throws InterruptedException {
    List<Sent> some = new ArrayList<>();
    for (InputLine line : format.sent(batch)) {
      format.spelled(line).ifPresent(text -> some.add(new Sent(line, text)));
    }
    long passedOver = batch.size() - format.sent(batch).size();
    tally.taken(passedOver);
    if (!some.isEmpty()) {
      post(some);
    }
  }

  private void post(List<Sent> some) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
      Optional<HttpResponse<String>> answer = answer(some);
      if (answer.isPresent() && !temporary(answer.get())) {
        answered(answer.get(), some);
        return;
      }
      long wait = Math.max(pause, answer.map(Pusher::asked).orElse(0L));
      if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait) > until) {
        tally.refused(some.size());
        throw new PushException(
            answer.map(Pusher::reason).orElse("nobody answers at " + board.getAuthority()));
      }
      // many who were sent away do not come back in one moment
      TimeUnit.MILLISECONDS.sleep(wait + ThreadLocalRandom.current().nextLong(wait / 4 + 1));
    }
  }

  private Optional<HttpResponse<String>> answer(List<Sent> some) throws InterruptedException {
    String body = some.stream().map(Sent::text).collect(Collectors.joining("\n"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(board + format.path()))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /** What was taken in part is not sent again. */
  private static boolean temporary(HttpResponse<String> answer) {
    boolean later = answer.statusCode() >= SERVER || tooFast(answer);
    return later && json(answer).getInteger("taken", 0) == 0;
  }

  /** Other limits do not end by waiting, such as that of the boards of a room. */
  private static boolean tooFast(HttpResponse<String> answer) {
    return answer.statusCode() == TOO_MANY_REQUESTS
        && answer.headers().firstValue(RETRY_AFTER).isPresent();
  }

  private static long asked(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue(RETRY_AFTER)
        .filter(seconds -> seconds.matches("[0-9]{1,4}"))
        .map(seconds -> TimeUnit.SECONDS.toMillis(Long.parseLong(seconds)))
        .orElse(0L);
  }

  private void answered(HttpResponse<String> answer, List<Sent> some) {
    if (answer.statusCode() == NO_CONTENT) {
      tally.taken(some.size());
      return;
    }
    if (answer.statusCode() != BAD_REQUEST || !json(answer).containsKey("lines")) {
      tally.refused(some.size());
      throw new PushException(reason(answer));
    }
    JsonObject told = json(answer);
    long wrong = Math.min(some.size(), told.getInteger("wrong", some.size()));
    JsonArray lines = told.getJsonArray("lines");
    for (int n = 0; n < lines.size(); n++) {
      JsonObject line = lines.getJsonObject(n);
      int index = Math.max(1, Math.min(some.size(), line.getInteger("line", 1))) - 1;
      tally.refused(some.get(index).line().number(), line.getString("detail", ""));
    }
    tally.refused(Math.max(0, wrong - lines.size()));
    tally.taken(some.size() - wrong);
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try {
      return new JsonObject(answer.body());
    } catch (DecodeException fromAProxy) {
      return new JsonObject();
    }
  }

  private static String reason(HttpResponse<String> answer) {
    JsonObject error = json(answer).getJsonObject("error", new JsonObject());
    return answer.statusCode() + " " + error.getString("message", "");
  }
}
