package chat.parley.transport;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * The answer to a request of an address that asks too often (RFC 6585, 4). It is given when it is
 * worth coming again: whoever asks over a connection that stays cannot ask faster than he is
 * answered, so refusing a crowd costs less than the crowd.
 */
public final class TooManyRequests {
  private static final int STATUS = 429;
  private static final long MILLIS = 1_000;
  private static final long LEAST_MILLIS = 100;

  private TooManyRequests() {}

  /**
   * Called on the request's context.
   *
   * @param waitMillis when it is worth coming again
   */
  public static void answer(HttpServerRequest request, long waitMillis) {
    long held = Math.min(Math.max(LEAST_MILLIS, waitMillis), MILLIS);
    Vertx.currentContext().owner().setTimer(held, passed -> answerNow(request, waitMillis));
  }

  private static void answerNow(HttpServerRequest request, long waitMillis) {
    if (!request.response().closed()) {
      request
          .response()
          .setStatusCode(STATUS)
          .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf((waitMillis + MILLIS - 1) / MILLIS))
          .end("Too much comes from this address.\n");
    }
  }
}
