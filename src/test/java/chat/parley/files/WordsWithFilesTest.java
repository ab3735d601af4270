package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.parley.chaos.Carriers;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say with a file is said as any other message is. */
class WordsWithFilesTest {
  @TempDir private Path data;
  private Server server;
  private Person ann;
  private Person bob;
  private Courier anns;

  @BeforeEach
  void come() {
    server = Server.start(data);
    ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    anns = new Courier(server.port(), ann);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> begins(String name, Map<String, String> more) {
    Map<String, String> said = new HashMap<>(Map.of("room", "lobby", "filename", name));
    said.putAll(more);
    return anns.begins(4, said);
  }

  private static long seq(JsonObject said) {
    return said.getLong("seq");
  }

  private JsonObject newest() {
    return Person.ok(bob.asks("history", new JsonObject().put("room", "lobby").put("limit", 1)))
        .getJsonArray("entries")
        .getJsonObject(0);
  }

  @Test
  @DisplayName("people on every carrier hear whom a file is for, what it answers, and marked words")
  void everyCarrier() {
    long question = seq(ann.says("lobby", "Where is it?"));
    Vertx clients = Vertx.vertx();
    Map<String, Wire.Carrier> carriers = Carriers.all(clients);
    carriers.forEach(
        (name, carrier) -> {
          Person eve = Person.comes(carrier, server.port(), "Eve");
          eve.joins("lobby");
          Map<String, String> said =
              Map.of(
                  "text",
                  "**here** @Bob",
                  "format",
                  "md",
                  "mentions",
                  bob.user() + ", all",
                  "reply",
                  String.valueOf(question));
          assertEquals(201, begins(name + ".bin", said).statusCode());
          JsonObject heard =
              eve.awaits(
                  "the file over " + name,
                  event ->
                      "message".equals(event.getString("ev"))
                          && event.getJsonObject("body").containsKey("files"));
          JsonObject body = heard.getJsonObject("body");
          assertEquals("**here** @Bob", body.getString("text"));
          assertEquals("md", body.getString("format"));
          assertEquals(new JsonArray().add(bob.user()).add("all"), body.getJsonArray("mentions"));
          assertEquals(
              name + ".bin", body.getJsonArray("files").getJsonObject(0).getString("name"));
          assertEquals("Where is it?", heard.getJsonObject("quote").getString("text"));
          assertEquals(question, heard.getLong("root"));
        });
    Await.result(clients.close());
    JsonObject thread =
        Person.ok(ann.asks("thread", new JsonObject().put("message", "lobby:" + question)));
    assertEquals(1 + carriers.size(), thread.getJsonArray("entries").size());
  }

  @Test
  @DisplayName("what cannot be said is refused, and leaves neither a file nor a message")
  void refused() {
    Map<String, String> lost = Map.of("cid", "one", "reply", "99");
    Courier.isRefused(404, "no_such_message", begins("a", lost));
    for (Map<String, String> wrong :
        List.of(
            Map.of("format", "html"),
            Map.of("reply", "-1"),
            Map.of("reply", "9".repeat(30)),
            Map.of("mentions", "x".repeat(129)),
            Map.of("text", "x".repeat(1_001)))) {
      Courier.isRefused(400, "bad_request", begins("a", wrong));
    }
    long seq = seq(ann.says("lobby", "first"));
    assertEquals(201, begins("a", Map.of("cid", "one", "reply", String.valueOf(seq))).statusCode());
    assertEquals(seq, newest().getJsonObject("quote").getLong("seq"));
  }

  @Test
  @DisplayName("a sound says how loud and long it is; what does not fit is refused")
  void sound() {
    assertEquals(
        201, begins("song.ogg", Map.of("peaks", "0,100,7", "duration", "1250")).statusCode());
    JsonObject file = newest().getJsonObject("body").getJsonArray("files").getJsonObject(0);
    assertEquals(List.of(0, 100, 7), file.getJsonArray("peaks").getList());
    assertEquals(1250, file.getInteger("duration"));
    for (Map<String, String> wrong :
        List.of(
            Map.of("peaks", "101"),
            Map.of("peaks", "1,,2"),
            Map.of("peaks", "1," + "1,".repeat(63) + "1"),
            Map.of("peaks", "-1"),
            Map.of("duration", "1.5"),
            Map.of("duration", "9".repeat(11)))) {
      Courier.isRefused(400, "bad_request", begins("a", wrong));
    }
  }

  @Test
  @DisplayName("of what is a text the first lines are told, and of nothing else")
  void firstLines() {
    assertEquals(
        "α\tb\n\nc", preview("\uFEFFα\tb\r\n\r\nc\n\n\n".getBytes(StandardCharsets.UTF_8)));
    assertEquals("1\n".repeat(9) + "1", preview("1\n".repeat(50).getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "é".repeat(511),
        preview(("x" + "é".repeat(2_000)).getBytes(StandardCharsets.UTF_8)).substring(1));
    assertEquals("<svg/>", preview("<svg/>".getBytes(StandardCharsets.UTF_8)));
    for (byte[] none :
        List.of(
            new byte[0],
            "a\0b".getBytes(StandardCharsets.UTF_8),
            "\u001B[2J".getBytes(StandardCharsets.UTF_8),
            " \u200B\n".getBytes(StandardCharsets.UTF_8),
            "caf\u00E9".getBytes(StandardCharsets.ISO_8859_1),
            "text".getBytes(StandardCharsets.UTF_16))) {
      assertNull(preview(none));
    }
  }

  private String preview(byte[] bytes) {
    anns.sends("lobby", "notes.txt", bytes);
    return newest()
        .getJsonObject("body")
        .getJsonArray("files")
        .getJsonObject(0)
        .getString("preview");
  }

  @Test
  @DisplayName("the words of a form go with its first file, and all of its files answer")
  void form() {
    long seq = seq(ann.says("lobby", "Send them"));
    String part = "--next\r\nContent-Disposition: form-data; name=";
    String body =
        part
            + "\"file\"; filename=\"one\"\r\n\r\n1\r\n"
            + part
            + "\"file\"; filename=\"two\"\r\n\r\n2\r\n--next--\r\n";
    HttpResponse<byte[]> sent =
        anns.asks(
            "POST",
            "/files?room=lobby&format=md&text=both+of+*them*&mentions=here&reply=" + seq,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "multipart/form-data; boundary=next");
    assertEquals(201, sent.statusCode(), Courier.text(sent));
    JsonArray all =
        Person.ok(bob.asks("history", new JsonObject().put("room", "lobby")))
            .getJsonArray("entries");
    JsonObject one = all.getJsonObject(1);
    JsonObject two = all.getJsonObject(2);
    assertEquals("both of *them*", one.getJsonObject("body").getString("text"));
    assertEquals(List.of("here"), one.getJsonObject("body").getJsonArray("mentions").getList());
    assertEquals("md", one.getJsonObject("body").getString("format"));
    assertEquals("two", two.getJsonObject("body").getString("text"));
    assertEquals("plain", two.getJsonObject("body").getString("format"));
    assertEquals(seq, one.getLong("root"));
    assertEquals(seq, two.getLong("root"));
    assertFalse(two.getJsonObject("body").containsKey("mentions"));
  }
}
