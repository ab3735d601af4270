package chat.parley.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the page weighs for whoever comes first, and that its files are the same however asked. */
class FirstVisitIT extends BrowserTest {
  private static final int MOST_BYTES = 150_000;
  private static final int MOST_REQUESTS = 15;
  private static final String BYTES =
      """
      [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
      """;
  private static final String REQUESTS = "performance.getEntriesByType('resource').length";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private HttpResponse<byte[]> gets(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  @DisplayName("the first visit is below 150 KB, and emoji come only when somebody wants one")
  void weight() {
    Page ann = comes("Ann", "zh-CN");
    int bytes = ((Number) ann.evaluate(BYTES)).intValue();
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
    int requests = ((Number) ann.evaluate(REQUESTS)).intValue();
    assertTrue(requests <= MOST_REQUESTS, requests + " requests");
    ann.locator(".composer .emoji").click();
    assertThat(ann.locator("#emoji-picker [data-emoji]").nth(500)).hasCount(1);
    int later = ((Number) ann.evaluate(BYTES)).intValue();
    assertTrue(later > bytes + 50_000, later + " bytes with emoji");
  }

  @Test
  @DisplayName("files are compressed for whoever can read that, and sent once")
  void compressed() throws Exception {
    HttpResponse<byte[]> plain = gets("/js/main.js");
    HttpResponse<byte[]> zipped = gets("/js/main.js", "accept-encoding", "gzip");
    assertTrue(zipped.body().length < plain.body().length / 2);
    assertEquals("gzip", zipped.headers().firstValue("content-encoding").orElseThrow());
    assertEquals("accept-encoding", zipped.headers().firstValue("vary").orElseThrow());
    assertEquals("no-cache", zipped.headers().firstValue("cache-control").orElseThrow());
    assertEquals(
        plain.headers().firstValue("content-type"), zipped.headers().firstValue("content-type"));
    assertTrue(zipped.headers().firstValue("content-security-policy").isPresent());
    String tag = zipped.headers().firstValue("etag").orElseThrow();
    HttpResponse<byte[]> again =
        gets("/js/main.js", "accept-encoding", "gzip", "if-none-match", tag);
    assertEquals(304, again.statusCode());
    assertEquals(200, gets("/", "accept-encoding", "gzip").statusCode());
    assertEquals(404, gets("/js/none.js", "accept-encoding", "gzip").statusCode());
    assertEquals(404, gets("/js/%2e%2e/none.js", "accept-encoding", "gzip").statusCode());
    assertEquals(404, gets("/../pom.xml.json", "accept-encoding", "gzip").statusCode());
  }
}
