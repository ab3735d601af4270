package chat.parley.preview;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;

/**
 * Fetches what strangers name: without cookies, without telling who looks, each step checked. On
 * one loop.
 */
final class Fetcher {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int HEADER_BYTES = 32 * 1_024;
  private static final int LINE_BYTES = 4_096;

  private final Vertx vertx;
  private final Destinations destinations;
  private final HttpClient client;

  /**
   * @param options of which those that matter for safety are set here
   */
  Fetcher(Vertx vertx, Destinations destinations, HttpClientOptions options) {
    this.vertx = vertx;
    this.destinations = destinations;
    this.client =
        vertx.createHttpClient(
            options
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setUseAlpn(false)
                .setVerifyHost(true)
                .setTrustAll(false)
                // A connection serves one request: it was made to an address that was checked for
                // it
                .setKeepAlive(false)
                .setPipelining(false)
                // Compressed bodies are opened where there is a bound
                .setDecompressionSupported(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(LINE_BYTES),
            new PoolOptions().setHttp1MaxSize(Lanes.AT_ONE_HOST));
  }

  /**
   * @param until when it ends, done or not: milliseconds since 1970
   */
  Future<Fetched> fetch(WebAddress address, Wanted wanted, long until) {
    long left = until - System.currentTimeMillis();
    return left <= 0
        ? Future.failedFuture(NotFetched.busy())
        : new Fetch(vertx, destinations, client, wanted).begin(address, left);
  }
}
