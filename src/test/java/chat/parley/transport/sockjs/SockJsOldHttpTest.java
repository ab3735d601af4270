package chat.parley.transport.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.RawSocket;
import chat.parley.support.Server;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SockJS for old clients and proxies, as sockjs-protocol's Http10 and BaseUrlGreeting have it. */
class SockJsOldHttpTest {
  @TempDir private Path data;
  private Server server;

  @BeforeEach
  void start() {
    server = Server.start(data);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String request(String method, String url, String connection) {
    return method
        + " "
        + url
        + " HTTP/1.0\r\nHost: localhost\r\nConnection: "
        + connection
        + "\r\n"
        + (method.equals("POST") ? "Content-Length: 0\r\n" : "")
        + "\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/sockjs/000/%s/xhr,keep-alive",
    "POST,/sockjs/000/%s/xhr,close",
    "POST,/eventbus/000/%s/xhr,keep-alive"
  })
  @DisplayName("an answer over HTTP/1.0 that has no length ends with its connection, and says so")
  void ends(String method, String url, String connection) {
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.write(
          request(method, url.formatted("old" + connection), connection)
              .getBytes(StandardCharsets.US_ASCII));
      String answer = socket.readsToEnd();
      String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
      assertTrue(head.startsWith("http/1.0 200"), head);
      assertFalse(head.contains("transfer-encoding"), head);
      assertFalse(head.contains("keep-alive"), head);
      String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
      assertEquals("o\n", body);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"xhr_streaming", "eventsource"})
  @DisplayName("a stream over HTTP/1.0 streams, and ends when the session does")
  void streams(String transport) {
    String session = "/sockjs/000/stream" + transport.length();
    String method = transport.equals("eventsource") ? "GET" : "POST";
    try (RawSocket socket = new RawSocket(server.port())) {
      String head = socket.asks(request(method, session + "/" + transport, "keep-alive"));
      assertFalse(head.toLowerCase(Locale.ROOT).contains("keep-alive"), head);
      String bye = "[\"{\\\"op\\\":\\\"bye\\\"}\"]";
      HttpResponse<Buffer> sent =
          Await.result(
              WebClient.create(server.vertx(), new WebClientOptions().setUserAgentEnabled(false))
                  .post(server.port(), "127.0.0.1", session + "/xhr_send")
                  .sendBuffer(Buffer.buffer(bye)));
      assertEquals(204, sent.statusCode());
      String all = socket.readsToEnd();
      assertTrue(all.contains("c[3000,\"Go away!\"]"), all);
    }
  }

  @Test
  @DisplayName("when the client of such a stream goes, its session is gone too")
  void streamIsLeft() {
    String session = "/sockjs/000/left";
    WebClient client =
        WebClient.create(server.vertx(), new WebClientOptions().setUserAgentEnabled(false));
    Supplier<Integer> sends =
        () ->
            Await.result(
                    client
                        .post(server.port(), "127.0.0.1", session + "/xhr_send")
                        .sendBuffer(Buffer.buffer("[]")))
                .statusCode();
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.asks(request("POST", session + "/xhr_streaming", "keep-alive"));
      assertEquals(204, sends.get());
    }
    Await.until("the session is gone", () -> sends.get() == 404);
  }

  @Test
  @DisplayName("an answer with a length leaves the connection open, where the client asks for it")
  void keepsAlive() {
    try (RawSocket socket = new RawSocket(server.port())) {
      for (int round = 0; round < 2; round++) {
        String head = socket.asks(request("GET", "/sockjs", "keep-alive"));
        assertTrue(head.toLowerCase(Locale.ROOT).contains("content-length: 19"), head);
        assertEquals("Welcome to SockJS!\n", socket.readsBody(19));
      }
    }
  }

  @Test
  @DisplayName("the base path greets with and without its slash, and nothing near it does")
  void greets() {
    WebClient client = WebClient.create(server.vertx());
    for (String service : new String[] {"/sockjs", "/eventbus"}) {
      for (String path : new String[] {"", "/"}) {
        HttpResponse<Buffer> greeting =
            Await.result(client.get(server.port(), "127.0.0.1", service + path).send());
        assertEquals(200, greeting.statusCode());
        assertEquals("Welcome to SockJS!\n", greeting.bodyAsString());
        assertEquals("text/plain; charset=UTF-8", greeting.getHeader("content-type"));
        assertEquals(0, greeting.cookies().size());
      }
      for (String path : new String[] {"/a", "/a.html", "//", "///", "/a/a", "/a/a/", "/a/", "x"}) {
        assertEquals(
            404,
            Await.result(client.get(server.port(), "127.0.0.1", service + path).send())
                .statusCode(),
            path);
      }
    }
  }
}
