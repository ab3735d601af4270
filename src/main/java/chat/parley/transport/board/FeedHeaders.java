package chat.parley.transport.board;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the headers say of a body that feeds a board. */
final class FeedHeaders {
  private static final String KEY = "Idempotency-Key";

  /** A part of the body has a number behind it. */
  private static final Pattern POSSIBLE = Pattern.compile("[!-~]{1,40}");

  private FeedHeaders() {}

  /**
   * Whether it is gzip.
   *
   * @throws Refusal when it is something else
   */
  static boolean packed(HttpServerRequest request) {
    List<String> encodings = request.headers().getAll(HttpHeaders.CONTENT_ENCODING);
    String encoding = String.join(", ", encodings).strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw new Refusal(
              Problem.BAD_REQUEST.refusedFor("Content-Encoding", "It is gzip, or there is none."));
    };
  }

  /**
   * By which a body that is sent again counts once.
   *
   * @throws Refusal when it cannot be one
   */
  static Optional<String> key(HttpServerRequest request) {
    Optional<String> key = Optional.ofNullable(request.getHeader(KEY));
    if (key.filter(given -> !POSSIBLE.matcher(given).matches()).isPresent()) {
      throw new Refusal(
          Problem.BAD_REQUEST.refusedFor(KEY, "It has 1 to 40 characters that can be seen."));
    }
    return key;
  }
}
