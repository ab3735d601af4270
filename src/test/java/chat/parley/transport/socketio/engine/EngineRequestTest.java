package chat.parley.transport.socketio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept of the request that opens a session. */
class EngineRequestTest {
  private static final Map<String, String> QUERY = Map.of("EIO", "4", "token", "secret");

  private static EngineRequest request(Map<String, String> headers) {
    return new EngineRequest("/socket.io/?EIO=4", headers, QUERY, "127.0.0.1", false, 1);
  }

  @Test
  @DisplayName("what a browser sends is kept whole")
  void whole() {
    EngineRequest browser =
        request(Map.of("host", "chat.example", "user-agent", "x".repeat(120), "origin", "o"));
    assertEquals(browser, browser.kept(2_048));
  }

  @Test
  @DisplayName("padding is left out, and what is short stays")
  void padded() {
    EngineRequest kept =
        request(Map.of("host", "chat.example", "x-pad", "x".repeat(7_000))).kept(2_048);
    assertEquals(Map.of("host", "chat.example"), kept.headers());
    assertEquals(QUERY, kept.query());
  }

  @Test
  @DisplayName("nothing is kept where nobody reads it, but the address")
  void nothing() {
    EngineRequest kept = request(Map.of("host", "chat.example")).kept(0);
    assertTrue(kept.headers().isEmpty() && kept.query().isEmpty() && kept.url().isEmpty());
    assertEquals("127.0.0.1", kept.address());
  }
}
