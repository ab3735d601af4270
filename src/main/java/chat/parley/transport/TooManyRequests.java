package chat.parley.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** The answer to a request of an address that asks too often (RFC 6585, 4). */
public final class TooManyRequests {
  private static final int STATUS = 429;
  private static final long MILLIS = 1_000;

  private TooManyRequests() {}

  /**
   * @param waitMillis when it is worth coming again
   */
  public static void answer(HttpServerRequest request, long waitMillis) {
    request
        .response()
        .setStatusCode(STATUS)
        .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf((waitMillis + MILLIS - 1) / MILLIS))
        .end("Too much comes from this address.\n");
  }
}
