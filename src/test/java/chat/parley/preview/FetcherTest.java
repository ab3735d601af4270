package chat.parley.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Web;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What strangers' servers do to whoever asks them, over real sockets. */
class FetcherTest {
  private static final long SHORT = 300;
  private static final long LONG = 20_000;

  private Vertx vertx;
  private Context loop;
  private Web web;
  private Fetcher fetcher;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    loop = vertx.getOrCreateContext();
    web = new Web();
    fetcher = new Fetcher(vertx, web, new HttpClientOptions());
  }

  @AfterEach
  void stop() {
    web.close();
    Await.result(vertx.close());
  }

  private Future<Fetched> fetch(String url, Wanted wanted, long millis) {
    WebAddress address = WebAddress.parse(url).orElseThrow();
    long until = System.currentTimeMillis() + millis;
    return Future.future(
        fetched ->
            loop.runOnContext(turn -> fetcher.fetch(address, wanted, until).onComplete(fetched)));
  }

  private Buffer page(String url) {
    return Await.result(fetch(url, Wanted.PAGE, LONG)).body();
  }

  private String refusal(String url, Wanted wanted, long millis) {
    return Await.result(
        fetch(url, wanted, millis)
            .map(fetched -> "fetched " + fetched.body().length())
            .recover(cause -> Future.succeededFuture(cause.getMessage())));
  }

  private static void html(HttpServerRequest request) {
    request.response().putHeader("content-type", "text/html");
  }

  /** Writes until the other side has had enough. */
  private static void endless(HttpServerRequest request, String part) {
    html(request);
    request.response().setChunked(true).exceptionHandler(gone -> {});
    more(request, Buffer.buffer(part.repeat(1_000)));
  }

  private static void more(HttpServerRequest request, Buffer part) {
    if (!request.response().closed()) {
      request.response().write(part).onSuccess(written -> more(request, part));
    }
  }

  @Test
  @DisplayName("a page is asked for by its name, and told nothing of who looks")
  void asked() {
    CompletableFuture<HttpServerRequest> heard = new CompletableFuture<>();
    web.at(
        "page.example/a?b",
        request -> {
          heard.complete(request);
          html(request);
          request.response().putHeader("set-cookie", "a=b").end(Web.titled("t"));
        });
    assertEquals(Web.titled("t"), page("http://page.example/a?b#c").toString());
    page("http://page.example/a?b");
    HttpServerRequest request = heard.join();
    assertEquals("page.example", request.getHeader("host"));
    assertTrue(request.getHeader("user-agent").startsWith("Parley/"));
    assertEquals("application/xhtml+xml, text/html", request.getHeader("accept"));
    assertNull(request.getHeader("cookie"));
    assertNull(request.getHeader("referer"));
    assertEquals(2, web.asked().size());
  }

  @Test
  @DisplayName("an endless page is read up to its bound, or to where its head ends")
  void endlessPage() {
    web.at("page.example/", request -> endless(request, "<p>x"));
    assertEquals(Wanted.PAGE.mostBytes(), page("http://page.example/").length());
    web.at("page.example/head", request -> endless(request, Web.titled("t")));
    assertTrue(page("http://page.example/head").length() < Wanted.PAGE.mostBytes());
  }

  @Test
  @DisplayName("a page of 100 MB and a picture of more than one are not swallowed")
  void large() {
    web.at(
        "page.example/",
        request -> {
          html(request);
          request.response().putHeader("content-length", "100000000").exceptionHandler(gone -> {});
          more(request, Buffer.buffer(new byte[65_536]));
        });
    assertEquals(Wanted.PAGE.mostBytes(), page("http://page.example/").length());
    web.at(
        "page.example/p.png",
        request ->
            request
                .response()
                .putHeader("content-type", "image/png")
                .end(Buffer.buffer(new byte[Wanted.PICTURE.mostBytes() + 1])));
    assertEquals("too large", refusal("http://page.example/p.png", Wanted.PICTURE, LONG));
  }

  @Test
  @DisplayName("a body that drips, and a server that says nothing, end with the time that there is")
  void slow() {
    web.at(
        "page.example/",
        request -> {
          html(request);
          request.response().setChunked(true).exceptionHandler(gone -> {});
          vertx.setPeriodic(
              20,
              timer -> {
                if (request.response().closed()) {
                  vertx.cancelTimer(timer);
                } else {
                  request.response().write("x");
                }
              });
        });
    web.at("page.example/silent", request -> {});
    assertEquals("too slow", refusal("http://page.example/", Wanted.PAGE, SHORT));
    assertEquals("too slow", refusal("http://page.example/silent", Wanted.PAGE, SHORT));
  }

  @Test
  @DisplayName("the time is one for all of it: a resolver that hangs, and redirects")
  void oneTime() {
    Fetcher waiting =
        new Fetcher(vertx, address -> Future.future(never -> {}), new HttpClientOptions());
    long until = System.currentTimeMillis() + SHORT;
    Future<Fetched> fetched =
        waiting.fetch(WebAddress.parse("http://page.example/").orElseThrow(), Wanted.PAGE, until);
    assertEquals(
        "too slow",
        Await.result(
            fetched.transform(done -> Future.succeededFuture(done.cause().getMessage())),
            5,
            TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("redirects are followed three times, each looked at as if it were the first")
  void redirects() {
    for (int n = 0; n < 5; n++) {
      int next = n + 1;
      web.at(
          "page.example/" + n,
          request -> request.response().setStatusCode(302).putHeader("location", "/" + next).end());
    }
    web.page("page.example/5", Web.titled("there"));
    assertEquals(Web.titled("there"), page("http://page.example/2").toString());
    assertEquals("redirected too far", refusal("http://page.example/1", Wanted.PAGE, LONG));
    web.at(
        "page.example/loop",
        request ->
            request
                .response()
                .setStatusCode(301)
                .putHeader("location", "http://page.example/loop")
                .end());
    assertEquals("redirected too far", refusal("http://page.example/loop", Wanted.PAGE, LONG));
  }

  @Test
  @DisplayName("a redirect leads nowhere that a link may not lead")
  void redirectedInside() {
    for (String to :
        List.of(
            "http://127.0.0.1:8080/",
            "http://localhost/",
            "file:///etc/passwd",
            "http://0x7f.1/",
            "http://u@page.example/",
            "http://page.example:22/",
            "http://[::1]:80:80/")) {
      web.at(
          "page.example/",
          request -> request.response().setStatusCode(302).putHeader("location", to).end());
      assertEquals("redirected too far", refusal("http://page.example/", Wanted.PAGE, LONG), to);
    }
    Destinations checked =
        address ->
            address.host().equals("page.example")
                ? web.of(address)
                : new PublicDestinations(
                        name ->
                            Future.succeededFuture(
                                List.of(java.net.InetAddress.getLoopbackAddress())),
                        new PublicAddresses(java.util.Set.of(), List.of()))
                    .of(address);
    fetcher = new Fetcher(vertx, checked, new HttpClientOptions());
    for (String to :
        List.of("http://127.0.0.1/", "http://169.254.169.254/", "http://rebound.org/")) {
      web.at(
          "page.example/",
          request -> request.response().setStatusCode(302).putHeader("location", to).end());
      assertEquals(
          "the address is not a public one",
          refusal("http://page.example/", Wanted.PAGE, LONG),
          to);
    }
  }

  @Test
  @DisplayName("what is no page is left alone: other types, errors, nothing")
  void wrongType() {
    for (String type :
        List.of("application/pdf", "image/svg+xml", "text/plain", "application/json", "")) {
      web.at(
          "page.example/",
          request -> {
            if (!type.isEmpty()) {
              request.response().putHeader("content-type", type);
            }
            request.response().end("x");
          });
      assertEquals("not what was wanted", refusal("http://page.example/", Wanted.PAGE, LONG), type);
    }
    web.at(
        "page.example/500",
        request -> {
          html(request);
          request.response().setStatusCode(500).end(Web.titled("no"));
        });
    assertEquals("not what was wanted", refusal("http://page.example/500", Wanted.PAGE, LONG));
    web.at(
        "page.example/svg",
        request -> request.response().putHeader("content-type", "image/svg+xml").end("<svg/>"));
    assertEquals("not what was wanted", refusal("http://page.example/svg", Wanted.PICTURE, LONG));
    web.at("page.example/gone", request -> request.connection().close());
    assertFalse(refusal("http://page.example/gone", Wanted.PAGE, LONG).startsWith("fetched"));
  }

  @Test
  @DisplayName("a certificate that nobody vouches for is not believed")
  void certificate() {
    web.page("page.example/", Web.titled("t"));
    assertFalse(refusal("https://page.example/", Wanted.PAGE, LONG).startsWith("fetched"));
    assertEquals(List.of(), web.asked());
  }

  @Test
  @DisplayName("nothing that came safely goes on unsafely")
  void downgrade() {
    WebAddress safe = WebAddress.parse("https://page.example/").orElseThrow();
    assertTrue(safe.resolve("http://page.example/").isPresent());
    web.at(
        "page.example/",
        request ->
            request
                .response()
                .setStatusCode(302)
                .putHeader("location", "http://page.example/x")
                .end());
    web.page("page.example/x", Web.titled("t"));
    Fetcher trusting =
        new Fetcher(vertx, web, new HttpClientOptions().setTrustOptions(web.trust()));
    Future<String> why =
        trusting
            .fetch(safe, Wanted.PAGE, System.currentTimeMillis() + LONG)
            .map("fetched")
            .recover(cause -> Future.succeededFuture(cause.getMessage()));
    assertEquals("redirected too far", Await.result(why));
    web.page("page.example/", Web.titled("safe"));
    assertEquals(
        Web.titled("safe"),
        Await.result(trusting.fetch(safe, Wanted.PAGE, System.currentTimeMillis() + LONG))
            .body()
            .toString());
    web.page("other.example/", Web.titled("another name"));
    Future<String> other =
        trusting
            .fetch(
                WebAddress.parse("https://other.example/").orElseThrow(),
                Wanted.PAGE,
                System.currentTimeMillis() + LONG)
            .map("fetched")
            .otherwise("refused");
    assertEquals("refused", Await.result(other), "its certificate is for another name");
  }
}
