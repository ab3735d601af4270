package chat.parley.preview;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One thing on its way here, through its redirects, up to its bound. On one loop. */
final class Fetch {
  private static final int MOST_REDIRECTS = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String AGENT = "Parley/1 (link cards; asks when somebody reads a link)";

  private final Vertx vertx;
  private final Destinations destinations;
  private final HttpClient client;
  private final Wanted wanted;
  private final Promise<Fetched> fetched = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private Optional<HttpClientRequest> current = Optional.empty();
  private boolean over;
  private int redirects;

  Fetch(Vertx vertx, Destinations destinations, HttpClient client, Wanted wanted) {
    this.vertx = vertx;
    this.destinations = destinations;
    this.client = client;
    this.wanted = wanted;
  }

  /** Names, connections, redirects and the last byte: one time for all of it. */
  Future<Fetched> begin(WebAddress address, long millis) {
    long timer = vertx.setTimer(millis, late -> fail(new NotFetched("too slow")));
    ask(address);
    return fetched.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private void ask(WebAddress address) {
    destinations
        .of(address)
        .compose(server -> over ? ended() : client.request(options(address, server)))
        .compose(this::send)
        .onSuccess(response -> hear(address, response))
        .onFailure(this::fail);
  }

  private static <T> Future<T> ended() {
    return Future.failedFuture(new NotFetched("ended"));
  }

  /** To the address that was checked; the name is for the certificate and the host's choice. */
  private RequestOptions options(WebAddress address, SocketAddress server) {
    return new RequestOptions()
        .setServer(server)
        .setHost(address.host())
        .setPort(address.port())
        .setSsl(address.secure())
        .setURI(address.path())
        .putHeader(HttpHeaders.USER_AGENT, AGENT)
        .putHeader(HttpHeaders.ACCEPT, wanted.accepted())
        .putHeader(HttpHeaders.ACCEPT_ENCODING, wanted.beginning() ? "gzip" : "identity");
  }

  private Future<HttpClientResponse> send(HttpClientRequest request) {
    if (over) {
      request.reset();
      return ended();
    }
    current = Optional.of(request);
    return request.send();
  }

  private void hear(WebAddress address, HttpClientResponse response) {
    // One that was given up, or led on, breaks nothing any more
    response.exceptionHandler(gone -> {});
    if (over) {
      return;
    }
    String to = header(response, "location");
    if (REDIRECTS.contains(response.statusCode()) && !to.isEmpty()) {
      follow(address, to);
      return;
    }
    String type = header(response, "content-type");
    if (response.statusCode() != 200 || !wanted.types().contains(essence(type))) {
      fail(new NotFetched("not what was wanted"));
      return;
    }
    Fetched what =
        new Fetched(
            address,
            type,
            header(response, "content-encoding").toLowerCase(Locale.ROOT),
            header(response, "x-robots-tag"),
            body);
    response
        .exceptionHandler(this::fail)
        .endHandler(end -> finish(what))
        .handler(part -> take(part, what));
  }

  /** What was asked for safely is not answered by what anybody on the way may have written. */
  private void follow(WebAddress from, String location) {
    Optional<WebAddress> next = from.resolve(location).filter(to -> to.secure() || !from.secure());
    if (next.isEmpty() || ++redirects > MOST_REDIRECTS) {
      fail(new NotFetched("redirected too far"));
      return;
    }
    hangUp();
    ask(next.get());
  }

  private void take(Buffer part, Fetched what) {
    if (over) {
      return;
    }
    int place = wanted.mostBytes() - body.length();
    if (part.length() > place && !wanted.beginning()) {
      fail(new NotFetched("too large"));
      return;
    }
    int before = body.length();
    body.appendBuffer(part, 0, Math.min(place, part.length()));
    if (wanted.beginning() && (part.length() >= place || headEnds(before))) {
      finish(what);
    }
  }

  /** What follows the head of a page is not read. */
  private boolean headEnds(int from) {
    byte[] end = {'<', '/', 'h', 'e', 'a', 'd'};
    for (int at = Math.max(0, from - end.length); at + end.length <= body.length(); at++) {
      int same = 0;
      while (same < end.length && Character.toLowerCase(body.getByte(at + same)) == end[same]) {
        same++;
      }
      if (same == end.length) {
        return true;
      }
    }
    return false;
  }

  private static String header(HttpClientResponse response, String name) {
    return Optional.ofNullable(response.getHeader(name)).map(String::strip).orElse("");
  }

  private static String essence(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private void finish(Fetched what) {
    if (!over) {
      over = true;
      hangUp();
      fetched.complete(what);
    }
  }

  private void fail(Throwable cause) {
    if (!over) {
      over = true;
      hangUp();
      fetched.fail(cause);
    }
  }

  /** Nothing more is taken of what comes there. */
  private void hangUp() {
    current.ifPresent(
        request -> {
          request.reset();
          // a request that was answered is not reset, and its place among the connections not free
          request.connection().close();
        });
    current = Optional.empty();
  }
}
