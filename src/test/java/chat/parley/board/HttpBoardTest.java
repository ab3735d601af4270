package chat.parley.board;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.Fetched;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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

/** Programs that know nothing of the chat feed a board and read it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpBoardTest {
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
    http = new BoardsOverHttp(server.port(), "room-" + ++rooms, ann);
  }

  private JsonArray metrics() {
    return new JsonObject(http.get("/ops").body()).getJsonArray("metrics");
  }

  private JsonObject now(String name) {
    return BoardContract.now(metrics(), name);
  }

  @Test
  @DisplayName("lines of a log come as items, and are read with a filter")
  void log() {
    String items =
        """
        {"log":"app","level":"error","text":"disk full","fields":{"at":"/var"}}
        {"log":"app","text":"fine"}
        """;
    assertEquals(204, http.post("/ops/items", items).statusCode());
    Await.until("stored", () -> lines("").size() == 2);
    JsonArray errors = lines("?level=warn&text=DISK&sources=app&limit=5");
    assertEquals(1, errors.size());
    assertEquals("/var", errors.getJsonObject(0).getJsonObject("fields").getString("at"));
    assertEquals(400, http.get("/ops/lines?limit=x").statusCode());
  }

  private JsonArray lines(String query) {
    return new JsonObject(http.get("/ops/lines" + query).body()).getJsonArray("lines");
  }

  @Test
  @DisplayName("a line of line protocol makes a number move for those who look")
  void moves() {
    ok(
        ann.asks(
            "watch",
            new JsonObject()
                .put("room", "room-" + rooms)
                .put("board", "ops")
                .put("every_ms", 100)));
    assertEquals(
        204, http.post("/ops/write?kind=count", "votes value=41i\nvotes value=1\n").statusCode());
    JsonObject event = ann.awaits("board", one -> "board".equals(one.getString("ev")));
    assertEquals(42, BoardContract.now(event.getJsonArray("changes"), "votes").getInteger("total"));
    assertEquals(
        204, http.post("/ops/api/v2/write?org=o&bucket=b", "heat value=-3.5").statusCode());
    assertEquals(-3.5, now("heat").getDouble("value"));
    HttpResponse<String> list = http.get("");
    assertEquals(
        "ops",
        ok(new JsonObject(list.body())).getJsonArray("boards").getJsonObject(0).getString("board"));
  }

  @Test
  @DisplayName("tags are labels, fields are metrics, and times have a unit")
  void telegraf() {
    long now = System.currentTimeMillis();
    String body =
        "# from an agent\ncpu,host=a\\ b,core=0 idle=98.5,busy=3i,up=\"1 day\" %d\n\nwin\\ net v=t %d"
            .formatted(now / 1_000, now / 1_000);
    HttpResponse<String> response = http.post("/ops/write?precision=s&db=telegraf", body);
    assertEquals(204, response.statusCode(), response.body());
    JsonObject idle = BoardContract.metric(metrics(), "cpu.idle");
    JsonObject series = idle.getJsonArray("series").getJsonObject(0);
    assertEquals(new JsonObject().put("core", "0").put("host", "a b"), series.getValue("labels"));
    assertEquals(98.5, series.getJsonObject("now").getDouble("value"));
    assertEquals(now / 1_000 * 1_000, series.getJsonObject("now").getLong("at"));
    assertEquals(3, now("cpu.busy").getInteger("value"));
    assertEquals(1, now("win_net.v").getInteger("value"));
  }

  @Test
  @DisplayName("each bad line is told by its number, and the good ones are taken")
  void bad() {
    String body =
        "a value=1\nb value=x\nc value=3\nd,t=%s value=1\ne value=1 1\nf value=1e201\n%s\ng value=7"
            .formatted("x".repeat(101), "y".repeat(100_000));
    HttpResponse<String> response = http.post("/ops/write", body);
    assertEquals(400, response.statusCode());
    JsonObject told = new JsonObject(response.body());
    assertEquals(3, told.getInteger("taken"), response.body());
    assertEquals(
        "[2, 4, 5, 6, 7]",
        told.getJsonArray("lines").stream()
            .map(line -> ((JsonObject) line).getInteger("line"))
            .sorted()
            .toList()
            .toString());
    assertEquals(3, now("c").getInteger("value"));
    assertEquals(7, now("g").getInteger("value"));
    assertEquals(3, metrics().size());
  }

  @Test
  @DisplayName("what is packed is unpacked, but not without end")
  void packed() {
    byte[] line = "a value=1".getBytes(StandardCharsets.UTF_8);
    assertEquals(204, http.packed("/ops/write", BoardsOverHttp.gzip(line)).statusCode());
    assertEquals(400, http.packed("/ops/write", line).statusCode());
    byte[] cut = java.util.Arrays.copyOf(BoardsOverHttp.gzip(line), 15);
    assertEquals(400, http.packed("/ops/write", cut).statusCode());
    byte[] bomb = BoardsOverHttp.gzip(new byte[40_000_000]);
    assertTrue(bomb.length < 50_000);
    assertEquals(413, http.packed("/ops/write", bomb).statusCode());
    assertEquals(413, http.packed("/ops/items", bomb).statusCode());
    assertEquals(413, http.post("/ops/write", new byte[3_000_000]).statusCode());
  }

  @Test
  @DisplayName("thousands of lines come in one body")
  void many() {
    StringBuilder body = new StringBuilder();
    for (int line = 0; line < 5_000; line++) {
      body.append("n,part=").append(line % 10).append(" value=1\n");
    }
    HttpResponse<String> response = http.post("/ops/write?kind=count", body.toString());
    assertEquals(204, response.statusCode(), response.body());
    double total =
        BoardContract.metric(metrics(), "n").getJsonArray("series").stream()
            .mapToDouble(one -> ((JsonObject) one).getJsonObject("now").getDouble("total"))
            .sum();
    assertEquals(5_000, total);
  }

  @Test
  @DisplayName("items come as a line each, or as a list")
  void items() {
    String lines =
        "{\"count\":\"votes\",\"by\":2}\n\n{\"observe\":\"took\",\"value\":12}\n{\"top\":\"pages\",\"key\":\"/a\\\"\\\\\"}\n";
    assertEquals(204, http.post("/ops/items", lines).statusCode());
    assertEquals(
        204,
        http.post(
                "/ops/items",
                " [{\"count\":\"votes\"},{\"put\":\"score\",\"key\":\"ann\",\"value\":7}]")
            .statusCode());
    assertEquals(3, now("votes").getInteger("total"));
    HttpResponse<String> bad = http.post("/ops/items", "{\"count\":\"votes\"}\nnonsense\n[1]\n{}");
    assertEquals(400, bad.statusCode());
    JsonObject told = new JsonObject(bad.body());
    assertEquals(1, told.getInteger("taken"));
    assertEquals(3, told.getJsonArray("lines").size(), bad.body());
    assertEquals(400, http.post("/ops/items", "[1,2],\"x\":[3]").statusCode());
    assertEquals(400, http.post("/ops/items", "[{\"count\":\"votes\"}").statusCode());
  }

  @Test
  @DisplayName("a board is read as JSON, as CSV and by Prometheus")
  void ways() {
    http.post(
        "/ops/items",
        """
        {"count":"votes.all","by":2,"labels":{"who":"=1+\\"a\\\\b"}}
        {"set":"heat","value":-3.5}
        {"observe":"took","value":12}
        {"unique":"ids","id":"a"}
        {"top":"pages","key":"/a"}
        {"put":"score","key":"ann","value":7}
        {"put":"score","key":"bob","value":"x"}
        {"set":"votes_all","value":1}
        """);
    HttpResponse<String> csv = http.get("/ops.csv?metrics=votes.all,heat&window_ms=60000");
    assertEquals(200, csv.statusCode());
    assertTrue(csv.body().startsWith("metric,labels,time,value\r\n"));
    assertTrue(
        csv.body().contains("votes.all,\"{\"\"who\"\":\"\"=1+\\\"\"a\\\\b\"\"}\",20"), csv.body());
    assertTrue(csv.body().contains(",-3.5\r\n"), csv.body());
    HttpResponse<String> text = http.get("/ops/metrics");
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        text.headers().firstValue("content-type").orElse(""));
    String all = text.body();
    assertTrue(all.contains("# TYPE votes_all gauge\nvotes_all{who=\"=1+\\\"a\\\\b\"} 2\n"), all);
    assertTrue(all.contains("# left out: votes_all is spelled as votes.all\n"), all);
    assertTrue(all.contains("\nheat -3.5\n"), all);
    assertTrue(all.contains("\ntook_count 1\n"), all);
    assertTrue(all.contains("\nids{window=\"hour\"} 1\n"), all);
    assertTrue(all.contains("\npages{key=\"/a\"} 1\n"), all);
    assertTrue(all.contains("\nscore{key=\"ann\"} 7\n"), all);
    assertFalse(all.contains("bob"), all);
    assertEquals(400, http.get("/ops?window_ms=x").statusCode());
    assertEquals(401, http.as("Bearer no.body").get("/ops").statusCode());
    assertEquals(401, http.as("nobody").post("/ops/write", "a v=1").statusCode());
    assertEquals(200, http.as(http.proof().replace("Bearer", "Token")).get("/ops").statusCode());
    assertEquals(400, http.post("/ops/write?kind=log", "a v=1").statusCode());
    assertEquals(400, http.post("/ops/write?precision=day", "a v=1").statusCode());
  }

  @Test
  @DisplayName("a stream of events tells a board and what changes of it, and goes on where it was")
  void events() {
    http.post("/ops/items", "{\"count\":\"votes\"}");
    String last;
    try (BoardsOverHttp.Stream stream = http.stream("/ops/events?every_ms=100")) {
      assertEquals(
          "text/event-stream", stream.response().headers().firstValue("content-type").orElse(""));
      assertEquals("snapshot", stream.next("event: "));
      JsonObject snapshot = new JsonObject(stream.next("data: "));
      assertEquals(
          1, BoardContract.now(snapshot.getJsonArray("metrics"), "votes").getInteger("total"));
      http.post("/ops/items", "{\"count\":\"votes\"}");
      last = stream.next("id: ");
      assertEquals("board", stream.next("event: "));
      JsonObject event = new JsonObject(stream.next("data: "));
      assertEquals(
          2, BoardContract.now(event.getJsonArray("changes"), "votes").getInteger("total"));
      assertEquals(last, event.getLong("rev").toString());
    }
    http.post("/ops/items", "{\"set\":\"heat\",\"value\":1}");
    try (BoardsOverHttp.Stream stream =
        http.stream("/ops/events?every_ms=100", "Last-Event-ID", last)) {
      JsonObject resumed = new JsonObject(stream.next("data: "));
      assertTrue(resumed.getBoolean("resumed"), resumed.encode());
      assertEquals(1, resumed.getJsonArray("metrics").size());
    }
    assertEquals(401, http.as("nobody").get("/ops/events").statusCode());
    assertEquals(400, http.get("/ops/events?every_ms=0").statusCode());
  }

  /** Of all loops. */
  private double streams() {
    return Fetched.from(server.operationsPort(), "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("parley_connections{carrier=\"event-stream\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Test
  @DisplayName("who closes a stream is gone")
  void gone() {
    try (BoardsOverHttp.Stream stream = http.stream("/ops/events")) {
      stream.next("data: ");
      assertEquals(1, streams());
    }
    Await.until("nobody is counted", () -> streams() == 0);
  }

  @Test
  @DisplayName("a program takes a board away, and whoever streams it hears that it is over")
  void takenAway() {
    http.post("/ops/write?kind=count", "votes value=41i");
    try (BoardsOverHttp.Stream stream = http.stream("/ops/events")) {
      stream.next("event: snapshot");
      assertEquals(204, http.delete("/ops").statusCode());
      stream.next("event: closed");
      assertEquals("deleted", new JsonObject(stream.next("data: ")).getString("closed"));
    }
    assertEquals(204, http.delete("/ops").statusCode());
    assertTrue(metrics().isEmpty());
    assertEquals(401, http.as("").delete("/ops").statusCode());
  }
}
