package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whoever may write in a room sends a board what nobody should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFeedTest {
  private Server server;
  private Person ann;
  private int rooms;
  private BoardsOverHttp http;

  @BeforeAll
  void start(@TempDir Path data) {
    JsonObject wide =
        new JsonObject().put("commandsPerSecond", 1_000_000).put("commandsBurst", 1_000_000);
    server = Server.start(data, new JsonObject().put("limits", wide));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void come() {
    ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    http = new BoardsOverHttp(server.port(), "hostile-" + ++rooms, ann);
  }

  private JsonObject now(String board, String name) {
    return BoardContract.now(
        new JsonObject(http.get(board + "/json").body()).getJsonArray("metrics"), name);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("a packed body of a hundred thousand parts that hold nothing does not end the node")
  void parts() {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    byte[] nothing = BoardsOverHttp.gzip(new byte[0]);
    for (int part = 0; part < 100_000; part++) {
      bomb.writeBytes(nothing);
    }
    assertEquals(400, http.packed("/ops/write", bomb.toByteArray()).statusCode());
    assertEquals(400, http.packed("/ops/items", bomb.toByteArray()).statusCode());
    byte[] line = BoardsOverHttp.gzip(bytes("votes value=1\n"));
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.writeBytes(line);
    two.writeBytes(line);
    assertEquals(204, http.packed("/ops/write?kind=count", two.toByteArray()).statusCode());
    assertEquals(2, now("/ops", "votes").getInteger("total"));
  }

  @Test
  @DisplayName("what is packed otherwise is refused, and not taken for text")
  void encodings() {
    for (String encoding : new String[] {"deflate", "br", "gzip, gzip"}) {
      HttpResponse<String> refused =
          http.post("/ops/write", bytes("a value=1"), "Content-Encoding", encoding);
      assertEquals(400, refused.statusCode(), encoding);
      assertTrue(refused.body().contains("\"field\":\"Content-Encoding\""), refused.body());
    }
    assertEquals(
        204,
        http.post("/ops/write", bytes("a value=1"), "Content-Encoding", "identity").statusCode());
    assertEquals(
        204,
        http.post("/ops/write", BoardsOverHttp.gzip(bytes("a value=1")), "Content-Encoding", "GZIP")
            .statusCode());
  }

  @Test
  @DisplayName("what is not UTF-8 is wrong in a list as in a line, and a mark before it is nothing")
  void text() {
    byte[] wrong = "[{\"top\":\"pages\",\"key\":\"\u00FF\"}]".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(400, http.post("/ops/items", wrong).statusCode());
    assertEquals(204, http.post("/ops/write?kind=count", "\uFEFFvotes value=1").statusCode());
    assertEquals(204, http.post("/ops/items", "\uFEFF[{\"count\":\"votes\"}]").statusCode());
    assertEquals(
        204, http.post("/ops/items", " \r\n".repeat(500) + "[{\"count\":\"votes\"}]").statusCode());
    assertEquals(3, now("/ops", "votes").getInteger("total"));
  }

  @Test
  @DisplayName("a text in quotes cannot smuggle a line in, whatever its measurement is called")
  void smuggled() {
    String text = " note=\"x\nvotes value=1000\n\",value=2";
    for (String measurement : new String[] {"heat", "温度", "a\\ b", "c,t=1\\,2"}) {
      assertEquals(204, http.post("/ops/write", measurement + text).statusCode(), measurement);
    }
    assertFalse(http.get("/ops").body().contains("votes"));
    HttpResponse<String> bad =
        http.post("/ops/write", "a v=1\"\nb value=1\nc \\=\"=x\nd value=1\n");
    assertEquals(2, new JsonObject(bad.body()).getInteger("taken"), bad.body());
  }

  @Test
  @DisplayName("a board whose name ends with .csv is read as JSON, and as CSV")
  void names() {
    assertEquals(204, http.post("/day.csv/write", "heat value=3").statusCode());
    assertEquals(3, now("/day.csv", "heat").getInteger("value"));
    assertTrue(http.get("/day.csv/csv").body().contains("\r\nheat,\"{}\",20"));
    assertEquals(http.get("/day.csv/csv").body(), http.get("/day.csv.csv").body());
  }

  @Test
  @DisplayName("Prometheus never gets a series twice")
  void prometheus() {
    http.post(
        "/ops/items",
        """
        {"set":"heat","value":1,"labels":{"a.b":"x"}}
        {"set":"heat","value":2,"labels":{"a-b":"x"}}
        {"set":"heat","value":3,"labels":{"a-b":"y\\"}\\\\n"}}
        """);
    String text = http.get("/ops/metrics").body();
    long same = text.lines().filter(line -> line.startsWith("heat{a_b=\"x\"} ")).count();
    assertEquals(1, same, text);
    assertTrue(text.contains("# left out: heat{a_b=\"x\"}\n"), text);
    assertTrue(text.contains("heat{a_b=\"y\\\"}\\\\n\"} 3\n"), text);
  }

  @Test
  @DisplayName("a body with an Idempotency-Key counts once, however often and however it is sent")
  void exactly() {
    StringBuilder body = new StringBuilder();
    for (int line = 0; line < 20_000; line++) {
      body.append("votes value=1\nsome\\ more,of=them a=1,b=1\n");
    }
    String[] key = {"Idempotency-Key", "01J-once"};
    String path = "/ops/write?kind=count";
    assertEquals(204, http.post(path, bytes(body.toString()), key).statusCode());
    assertEquals(204, http.post(path, bytes(body.toString()), key).statusCode());
    byte[] packed = BoardsOverHttp.gzip(bytes(body.toString()));
    HttpResponse<String> again =
        http.post(path, packed, "Content-Encoding", "gzip", key[0], key[1]);
    assertEquals(204, again.statusCode(), again.body());
    assertEquals(20_000, now("/ops", "votes").getInteger("total"));
    assertEquals(20_000, now("/ops", "some_more.b").getInteger("total"));
    assertEquals(
        204, http.post("/ops/items", bytes("{\"count\":\"votes\"}"), key[0], "two").statusCode());
    assertEquals(20_001, now("/ops", "votes").getInteger("total"));
    HttpResponse<String> gauge = http.post("/ops/write", bytes("heat value=1"), key);
    assertEquals(400, gauge.statusCode());
    assertTrue(gauge.body().contains("Only counts without a time are exact."), gauge.body());
    for (String wrong : new String[] {"", "a b", "x".repeat(41)}) {
      assertEquals(400, http.post(path, bytes("a value=1"), key[0], wrong).statusCode(), wrong);
    }
  }

  @Test
  @DisplayName("a scheme may be written small, as any")
  void scheme() {
    assertEquals(200, http.as(http.proof().replace("Bearer", "bearer")).get("/ops").statusCode());
  }

  @Test
  @DisplayName("a stream ends with what closes its board")
  void ends() {
    http.post("/ops/write", "heat value=1");
    StringBuilder body = new StringBuilder();
    for (int item = 0; item < 500; item++) {
      body.append("m").append(item % 3).append(",n=").append(item);
      for (int label = 0; label < 8; label++) {
        body.append(
            label < 7 ? "," + "l".repeat(39) + label + "=" + "x".repeat(100) : " value=1\n");
      }
    }
    try (BoardsOverHttp.Stream stream = http.stream("/ops/events?every_ms=100")) {
      assertEquals("snapshot", stream.next("event: "));
      HttpResponse<String> fed =
          http.post("/ops/write?kind=count", bytes(body.toString()), "Idempotency-Key", "large");
      assertEquals(204, fed.statusCode(), fed.body());
      assertEquals("closed", stream.next("event: "));
      assertTrue(stream.next("data: ").contains("\"too_large\""));
      assertEquals("", stream.next(BoardsOverHttp.END));
    }
    assertEquals(200, http.get("/ops?metrics=heat").statusCode());
  }
}
