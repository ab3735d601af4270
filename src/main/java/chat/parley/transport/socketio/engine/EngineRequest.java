package chat.parley.transport.socketio.engine;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of a request. The one that opens a session is kept, as far as it is short.
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

  private static final int STRING_BYTES = 64;

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

  /** As much of it as may be kept: what does not fit is left out, long headers first. */
  EngineRequest kept(int mostBytes) {
    Allowance allowance = new Allowance(mostBytes);
    Map<String, String> keptQuery = allowance.fitting(query);
    Map<String, String> keptHeaders = allowance.fitting(headers);
    String keptUrl = allowance.fits(url) ? url : "";
    return new EngineRequest(keptUrl, keptHeaders, keptQuery, address, secure, issued);
  }

  /** Bytes that may still be kept. */
  private static final class Allowance {
    private int left;

    private Allowance(int bytes) {
      this.left = bytes;
    }

    private Map<String, String> fitting(Map<String, String> fields) {
      Map<String, String> fitting = new HashMap<>();
      fields.entrySet().stream()
          .sorted(Comparator.comparingInt(field -> field.getValue().length()))
          .filter(field -> fits(field.getKey() + field.getValue()))
          .forEach(field -> fitting.put(field.getKey(), field.getValue()));
      return Map.copyOf(fitting);
    }

    private boolean fits(String text) {
      int bytes = STRING_BYTES + text.length();
      boolean fits = bytes <= left;
      left -= fits ? bytes : 0;
      return fits;
    }
  }

  /** Whether a page of another origin, or of any at all, has sent it. */
  public boolean crossDomain() {
    return headers.containsKey(HttpHeaders.ORIGIN.toString());
  }
}
