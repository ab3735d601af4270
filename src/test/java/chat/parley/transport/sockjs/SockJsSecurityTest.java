package chat.parley.transport.sockjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Server;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Vert.x's SockJS leaves open is closed here. */
class SockJsSecurityTest {
  private static final String HELLO = "[\"{\\\"op\\\":\\\"hello\\\",\\\"id\\\":1}\"]";

  @TempDir private Path data;
  private Server server;
  private WebClient client;

  @BeforeEach
  void start() {
    server = Server.start(data);
    client = WebClient.create(server.vertx(), new WebClientOptions().setUserAgentEnabled(false));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<Buffer> asks(HttpMethod method, String path, String body, MultiMap headers) {
    return Await.result(
        client
            .request(method, server.port(), "127.0.0.1", path)
            .putHeaders(headers)
            .sendBuffer(Buffer.buffer(body)));
  }

  private HttpResponse<Buffer> posts(String path, String body, String agent) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("user-agent", agent);
    return asks(HttpMethod.POST, path, body, headers);
  }

  @Test
  @DisplayName("a page of a foreign origin is refused on every transport, info included")
  void origins() {
    MultiMap foreign = MultiMap.caseInsensitiveMultiMap().add("origin", "https://evil.example");
    for (String service : new String[] {"/sockjs", "/eventbus"}) {
      for (String path : new String[] {"/info", "/000/aaaaaaaa/eventsource", "/iframe.html"}) {
        assertEquals(403, asks(HttpMethod.GET, service + path, "", foreign).statusCode(), path);
      }
      for (String path : new String[] {"/xhr", "/xhr_streaming", "/xhr_send"}) {
        String session = service + "/000/aaaaaaaa" + path;
        assertEquals(403, asks(HttpMethod.POST, session, "[]", foreign).statusCode(), path);
        assertEquals(403, asks(HttpMethod.OPTIONS, session, "", foreign).statusCode(), path);
      }
    }
  }

  @Test
  @DisplayName("a session answers only to the browser that opened it, however its path is spelled")
  void ownership() {
    assertEquals("o\n", posts("/sockjs/000/victims1/xhr", "", "Ann").bodyAsString());
    for (String path :
        new String[] {
          "/sockjs/000/victims1/xhr_send",
          "/sockjs/000/%76ictims1/xhr_send",
          "/sockjs//000/victims1/xhr_send",
          "/sockjs/x/../000/victims1/xhr_send",
          "/sockjs/999/victims1/xhr_send",
          "/eventbus/000/victims1/xhr_send"
        }) {
      assertEquals(404, posts(path, HELLO, "Eve").statusCode(), path);
    }
    assertEquals(404, posts("/eventbus/000/victims1/xhr_send", HELLO, "Ann").statusCode());
    assertEquals(404, posts("/sockjs/000/victims1/xhr", "", "Eve").statusCode());
    assertEquals(204, posts("/sockjs/000/victims1/xhr_send", HELLO, "Ann").statusCode());
    String reply = posts("/sockjs/000/victims1/xhr", "", "Ann").bodyAsString();
    assertTrue(reply.startsWith("a[") && reply.contains("session"), reply);
  }

  @Test
  @DisplayName("jsonp and htmlfile are off until a setting turns them on")
  void oldTransports() {
    MultiMap none = MultiMap.caseInsensitiveMultiMap();
    String jsonp = "/sockjs/000/bbbbbbbb/jsonp?c=callback";
    assertEquals(404, asks(HttpMethod.GET, jsonp, "", none).statusCode());
    assertEquals(
        404,
        asks(HttpMethod.GET, "/sockjs/000/bbbbbbbb/htmlfile?c=callback", "", none).statusCode());
    server.close();
    JsonObject all = new JsonObject().put("disabledTransports", new JsonArray());
    server = Server.start(data, new JsonObject().put("sockjs", all));
    client = WebClient.create(server.vertx(), new WebClientOptions().setUserAgentEnabled(false));
    HttpResponse<Buffer> opened = asks(HttpMethod.GET, jsonp, "", none);
    assertEquals(200, opened.statusCode());
    assertTrue(opened.bodyAsString().contains("callback(\"o\");"), opened.bodyAsString());
  }

  @Test
  @DisplayName("a request body over the limit is refused")
  void tooLarge() {
    assertEquals("o\n", posts("/sockjs/000/cccccccc/xhr", "", "Ann").bodyAsString());
    String large = "[\"" + "x".repeat(70_000) + "\"]";
    assertEquals(413, posts("/sockjs/000/cccccccc/xhr_send", large, "Ann").statusCode());
  }

  @Test
  @DisplayName("the frame page runs its one inline script, which its policy names, and no other")
  void iframe() throws Exception {
    HttpResponse<Buffer> page =
        asks(HttpMethod.GET, "/sockjs/iframe.html", "", MultiMap.caseInsensitiveMultiMap());
    String html = page.bodyAsString();
    Matcher script = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(html);
    assertTrue(script.find());
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(script.group(1).getBytes(StandardCharsets.UTF_8));
    String policy = page.getHeader("content-security-policy");
    assertTrue(
        policy.contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'"), policy);
    assertTrue(html.contains("src=\"/lib/sockjs.min.js\""), html);
  }
}
