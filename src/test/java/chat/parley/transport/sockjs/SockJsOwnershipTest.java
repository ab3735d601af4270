package chat.parley.transport.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Server;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A polling session belongs to its client, wherever that comes from, and to nobody else. */
class SockJsOwnershipTest {
  private static final String HOME = "127.0.0.1";
  private static final String CAFE = "127.0.0.2";
  private static final String PING = "[\"{\\\"op\\\":\\\"hello\\\",\\\"id\\\":1}\"]";

  @TempDir private Path data;
  private Server server;
  private Map<String, WebClient> addresses;

  @BeforeEach
  void start() {
    server = Server.start(data);
    addresses = Stream.of(HOME, CAFE).collect(Collectors.toMap(one -> one, this::client));
  }

  private WebClient client(String address) {
    WebClientOptions options = new WebClientOptions().setUserAgent("Ann");
    options.setLocalAddress(address);
    return WebClient.create(server.vertx(), options);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<Buffer> asks(String address, String url, String body, String cookie) {
    HttpRequest<Buffer> request =
        addresses.get(address).request(HttpMethod.POST, server.port(), HOME, url);
    if (!cookie.isEmpty()) {
      request.putHeader("cookie", cookie);
    }
    return Await.result(request.sendBuffer(Buffer.buffer(body)));
  }

  /** Opens a session, and returns its cookie. */
  private String opens(String session) {
    HttpResponse<Buffer> opened = asks(HOME, session + "/xhr", "", "");
    assertEquals("o\n", opened.bodyAsString());
    assertEquals(0, opened.cookies().size(), "clients of SockJS expect none here");
    String cookie = asks(HOME, session + "/xhr_send", PING, "").getHeader("set-cookie");
    assertTrue(cookie.endsWith("; HttpOnly; SameSite=Strict"), cookie);
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private int says(String address, String session, String cookie) {
    return asks(address, session + "/xhr_send", PING, cookie).statusCode();
  }

  @Test
  @DisplayName("a client that changes its address goes on, with cookies and without")
  void changesAddress() {
    for (boolean cookies : new boolean[] {true, false}) {
      String session = "/sockjs/000/walker" + cookies;
      String cookie = cookies ? opens(session) : opens(session).substring(0, 0);
      assertEquals(204, says(CAFE, session, cookie));
      assertEquals('a', asks(HOME, session + "/xhr", "", cookie).bodyAsString().charAt(0));
      assertEquals(204, says(CAFE, session, cookie));
      assertEquals('a', asks(CAFE, session + "/xhr", "", cookie).bodyAsString().charAt(0));
    }
  }

  @Test
  @DisplayName("who has shown the session's cookie is the only one that gets in from then on")
  void cookie() {
    String session = "/sockjs/000/victims2";
    String cookie = opens(session);
    assertEquals(204, says(HOME, session, cookie));
    String other = opens("/sockjs/000/strange2");
    // what was under way when the browser got it may still come
    Await.until("nobody gets in without it", () -> says(HOME, session, "") == 404);
    for (String wrong : new String[] {"", other, "parley-session=", cookie + "x"}) {
      assertEquals(404, says(HOME, session, wrong), wrong);
      assertEquals(404, asks(HOME, session + "/xhr", "", wrong).statusCode(), wrong);
    }
    HttpResponse<Buffer> preflight =
        Await.result(
            addresses
                .get(HOME)
                .request(HttpMethod.OPTIONS, server.port(), HOME, session + "/xhr_send")
                .send());
    assertEquals(204, preflight.statusCode(), "a browser has no cookies with it");
    assertEquals(204, says(CAFE, session, cookie));
    assertEquals('a', asks(CAFE, session + "/xhr", "", cookie).bodyAsString().charAt(0));
  }
}
