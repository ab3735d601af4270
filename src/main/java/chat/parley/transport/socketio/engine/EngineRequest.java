package chat.parley.transport.socketio.engine;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a request, kept after it is gone.
 *
 * @param headers by lower-case name; several of one name are joined by commas
 * @param query by name; of several the first
 * @param address the address of the client, or of the proxy before it
 * @param issued milliseconds since 1970
 */
public record EngineRequest(
    String url,
    Map<String, String> headers,
    Map<String, String> query,
    String address,
    boolean secure,
    long issued) {
  private static final int MOST_PARAMETERS = 64;

  static EngineRequest of(HttpServerRequest request) {
    return new EngineRequest(
        request.uri(),
        headers(request),
        query(request),
        request.remoteAddress().hostAddress(),
        request.isSSL(),
        System.currentTimeMillis());
  }

  private static Map<String, String> headers(HttpServerRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            (name, value) ->
                headers.merge(
                    name.toLowerCase(Locale.ROOT), value, (one, two) -> one + ", " + two));
    return Map.copyOf(headers);
  }

  /** Names and values that cannot be decoded are left as if they were not there. */
  static Map<String, String> query(HttpServerRequest request) {
    Map<String, String> query = new LinkedHashMap<>();
    try {
      Map<String, List<String>> all =
          new QueryStringDecoder(request.uri(), StandardCharsets.UTF_8, true, MOST_PARAMETERS)
              .parameters();
      all.forEach((name, values) -> query.put(name, values.get(0)));
    } catch (IllegalArgumentException malformed) {
      query.clear();
    }
    return Map.copyOf(query);
  }

  /** Whether a page of another origin, or of any at all, has sent it. */
  public boolean crossDomain() {
    return headers.containsKey(HttpHeaders.ORIGIN.toString());
  }
}
