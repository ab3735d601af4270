package chat.parley.document;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Writers;
import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.Update;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Wire;
import chat.parley.transport.program.SharedDocuments;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** All that people do with documents, on the plainest carrier. */
class JdkWebSocketDocumentTest extends DocumentContract {
  /** Bytes that stand in the way of somebody; 07 is his client id. */
  private static final List<String> BAD =
      List.of(
          // counts of which nothing comes
          "ff ff ff ff 0f",
          // a struct, and a broken delete set behind it
          "01 01 07 00 04 01 01 74 02 68 69 05",
          // a skip with an origin, which some read and others do not
          "01 01 07 00 8a 05 01",
          // bytes behind the end
          "00 00 00",
          // a key that changes what an object is
          "01 01 07 00 08 01 01 74 01 76 01 09 5f 5f 70 72 6f 74 6f 5f 5f 7e 00",
          // values within values
          "01 01 07 00 08 01 01 74 01 " + "75 01 ".repeat(20_000) + "7e 00");

  private static final byte[] HUGE = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};

  @Override
  Wire.Carrier carrier(Vertx vertx) {
    return JdkWebSocket.CARRIER;
  }

  @Test
  @DisplayName("who comes back gets what he lacks, and the server says what it has")
  void comesBack() {
    Typist anns = new Typist(7);
    opens(ann());
    writes(ann(), anns.types("one"));
    JsonObject vector = opens(bob()).getJsonObject("vector");
    ok(bob().asks("doc.close", notes()));
    writes(ann(), anns.types(" two"));
    JsonObject opened = ok(bob().asks("doc.open", notes().put("vector", vector)));
    byte[] lacked = update(opened);
    assertEquals(1, Update.read(lacked, Bounds.DEFAULT).structs());
    assertFalse(new String(lacked, StandardCharsets.UTF_8).contains("one"));
  }

  @Test
  @DisplayName("a room hears of its documents, and lists them")
  void inRoom() {
    bob().joins(room());
    JsonObject made = ok(ann().asks("doc.create", notes().put("title", "Our notes")));
    assertEquals("Our notes", made.getString("title"));
    assertEquals("Our notes", heard(bob(), "title").getString("title"));
    opens(ann());
    writes(ann(), new Typist(7).types("Hello"));
    JsonObject edited = hearsOfEdit();
    assertEquals(ann().name(), edited.getJsonArray("by").getJsonObject(0).getString("name"));
    assertEquals(1, edited.getLong("pos"));
    ok(bob().asks("doc.rename", notes().put("title", "Minutes")));
    JsonObject line =
        ok(bob().asks("doc.list", new JsonObject().put("room", room())))
            .getJsonArray("docs")
            .getJsonObject(0);
    assertEquals("Minutes", line.getString("title"));
    assertEquals(1, line.getLong("open"));
    assertEquals(ann().name(), line.getJsonObject("by").getString("name"));
    assertEquals(ann().name(), line.getJsonObject("editor").getString("name"));
  }

  private JsonObject hearsOfEdit() {
    return bob()
        .awaits(
            "an edit",
            event ->
                "docs".equals(event.getString("ev"))
                    && room().equals(event.getString("room"))
                    && !event.getJsonArray("by").isEmpty());
  }

  @Test
  @DisplayName("a room hears of an edit also where nothing was told before it")
  void edited() {
    bob().joins(room());
    writes(ann(), new Typist(7).types("Hello"));
    assertEquals(1, hearsOfEdit().getLong("pos"));
  }

  @Test
  @DisplayName("who opens a document is in its room; who leaves the room has it open no more")
  void presence() {
    bob().joins(room());
    opens(ann());
    JsonObject present = ok(bob().asks("presence", new JsonObject().put("of", room())));
    assertEquals(2, present.getJsonObject("members").getInteger("count"));
    ann().leaves(room());
    assertEquals("left", heard(ann(), "closed").getString("closed"));
    opens(bob());
    writes(bob(), new Typist(8).types("secret"));
    ann().isRefused(403, "not_member", "doc.cursor", cursor(7, 1, new JsonObject()));
  }

  @Test
  @DisplayName("what builds on something that has not come waits for it")
  void gap() {
    Typist anns = new Typist(7);
    byte[] first = anns.types("first");
    byte[] second = anns.types(" second");
    opens(ann());
    var late = ann().begins("doc.update", update(second));
    writes(ann(), first);
    assertEquals(2, ok(Person.await(late)).getLong("pos"));
  }

  @Test
  @DisplayName("a document begins with a text once, is read, changed and brought back")
  void texts() {
    JsonObject first = notes().put("text", "# Plan\n");
    assertEquals(1, ok(ann().asks("doc.create", first)).getLong("pos"));
    bob().isRefused(409, "not_empty", "doc.create", first);
    edits(bob(), "append", "one\n");
    edits(ann(), "append", "two 😀\n");
    assertEquals("# Plan\none\ntwo 😀\n", reads(notes()));
    JsonObject middle = notes().put("do", "replace").put("text", "1").put("at", 7).put("to", 10);
    ok(bob().asks("doc.edit", middle.copy().put("only_at", 3)));
    bob().isRefused(409, "changed_meanwhile", "doc.edit", middle.put("only_at", 3));
    assertEquals("# Plan\n1\ntwo 😀\n", reads(notes()));
    assertEquals("# Plan\none\n", reads(notes().put("pos", 2)));
    bob()
        .isRefused(
            400,
            "bad_request",
            "doc.edit",
            notes().put("do", "insert").put("text", "x").put("at", 10_000));
    ok(bob().asks("doc.restore", notes().put("pos", 3)));
    assertEquals("# Plan\none\ntwo 😀\n", reads(notes()));
    JsonObject read = ok(ann().asks("doc.read", notes().put("format", "json")));
    assertEquals("# Plan\none\ntwo 😀\n", read.getJsonObject("json").getString("content"));
    JsonObject version =
        ok(ann().asks("doc.versions", notes())).getJsonArray("versions").getJsonObject(0);
    assertEquals(5, version.getLong("pos"));
    assertEquals(2, version.getJsonArray("editors").size());
    ann().isRefused(404, "no_such_document", "doc.read", notes().put("doc", "other"));
    ann().isRefused(404, "no_such_document", "doc.read", notes().put("pos", 99));
  }

  private void edits(Person person, String what, String text) {
    ok(person.asks("doc.edit", notes().put("do", what).put("text", text)));
  }

  private String reads(JsonObject fields) {
    return ok(ann().asks("doc.read", fields)).getString("text");
  }

  @Test
  @DisplayName("what is no update is refused to its sender, and nobody sees anything of it")
  void badUpdates() {
    opens(ann());
    opens(bob());
    for (String hex : BAD) {
      byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
      bob().isRefused(400, "bad_update", "doc.update", update(bytes));
    }
    assertEquals(1, writes(ann(), new Typist(7).types("fine")));
    assertEquals(1, opens(bob()).getLong("pos"));
  }

  @Test
  @DisplayName("nobody deletes what somebody will write")
  void deletedBefore() {
    opens(ann());
    byte[] all = HexFormat.of().parseHex("0001070100 8094ebdc03".replace(" ", ""));
    bob().begins("doc.update", update(all));
    opens(bob());
    writes(ann(), new Typist(7).types("still here"));
    assertEquals(1, opens(bob()).getLong("pos"));
    assertEquals("still here", reads(notes()));
  }

  @Test
  @DisplayName("of two updates for the same place in time the first counts, for everybody")
  void contradiction() {
    opens(ann());
    assertEquals(1, writes(ann(), new Typist(7).types("one")));
    assertEquals(1, writes(ann(), new Typist(7).types("two")));
    assertEquals("one", reads(notes()));
  }

  @Test
  @DisplayName("what is too much or no name is refused, and the document stays as it is")
  void bounds() {
    Person max = Person.comes(JdkWebSocket.CARRIER, server().port(), "Max");
    opens(max);
    for (String name : List.of("a/b", "..", "x".repeat(10_000), "direct:a:b", "")) {
      max.isRefused(400, "bad_request", "doc.open", notes().put("doc", name));
    }
    JsonObject large = new JsonObject().put("x", "y".repeat(5_000));
    max.isRefused(413, "too_large", "doc.cursor", cursor(7, 1, large));
    max.isRefused(400, "bad_request", "doc.open", notes().put("vector", Typist.spelled(HUGE)));
    max.isRefused(400, "bad_request", "doc.more", notes().put("next", "elsewhere"));
    max.isRefused(403, "not_member", "doc.more", notes().put("doc", "other").put("next", "s1.1"));
    for (int n = 1; n < 100; n++) {
      ok(max.asks("doc.open", notes().put("doc", "doc-" + n)));
    }
    max.isRefused(429, "too_many", "doc.open", notes().put("doc", "doc-100"));
    ok(max.asks("doc.close", notes().put("doc", "doc-7")));
    ok(max.asks("doc.open", notes().put("doc", "doc-100")));
  }

  @Test
  @DisplayName("who may only read is told so, at once when that changes, and cannot write")
  void readers() {
    opens(ann());
    opens(bob());
    SharedDocuments program = server().documents("keeper", "Keeper");
    try {
      Await.result(program.permit((who, room) -> !who.id().equals(bob().user())));
      assertFalse(heard(bob(), "write").getBoolean("write"));
      bob().isRefused(403, "forbidden", "doc.update", update(new Typist(8).types("no")));
      bob().isRefused(403, "forbidden", "doc.edit", notes().put("do", "append").put("text", "no"));
      bob().isRefused(403, "forbidden", "doc.create", notes().put("doc", "mine"));
      assertFalse(opens(bob()).getBoolean("write"));
      ok(bob().asks("doc.cursor", cursor(8, 1, new JsonObject())));
      writes(ann(), new Typist(7).types("yes"));
      hears(bob());
    } finally {
      Await.result(program.permit(Writers.EVERYBODY));
    }
    assertTrue(heard(bob(), "write").getBoolean("write"));
    writes(bob(), new Typist(8).types("yes"));
  }

  @Test
  @DisplayName("who opens and closes in one breath and then leaves the room hears no more of it")
  void oneBreath() {
    opens(ann());
    opens(bob());
    CompletableFuture<JsonObject> again = bob().begins("doc.open", notes());
    CompletableFuture<JsonObject> closed = bob().begins("doc.close", notes());
    ok(Person.await(again));
    ok(Person.await(closed));
    bob().leaves(room());
    writes(ann(), new Typist(7).types("for those who are here"));
    hears(ann());
    assertTrue(
        bob().heardSoFar("doc").stream()
            .noneMatch(
                told -> room().equals(told.getString("room")) && told.containsKey("update")));
  }

  @Test
  @DisplayName("who asks for a part of what he has not opened leaves it sound for others")
  void notOpened() {
    writes(ann(), new Typist(7).types("there"));
    Person eve = Person.comes(JdkWebSocket.CARRIER, server().port(), "Eve");
    for (int round = 0; round < 20; round++) {
      JsonObject more = notes().put("next", "s1.1");
      List<CompletableFuture<JsonObject>> asked =
          List.of(eve.begins("doc.more", more), eve.begins("doc.open", notes()));
      Person.assertRefused(403, "not_member", Person.await(asked.get(0)));
      ok(Person.await(asked.get(1)));
      byte[] typed = new Typist(100 + round).types("x");
      ok(eve.asks("doc.update", update(typed)));
      ok(eve.asks("doc.update", update(new Typist(200 + round).types("y"))));
      ok(eve.asks("doc.close", notes()));
    }
  }

  @Test
  @DisplayName("a program reads and writes as a service, and hears what others write")
  void programs() {
    SharedDocuments program = server().documents("bot", "Bot");
    opens(ann());
    CompletableFuture<JsonObject> heard = new CompletableFuture<>();
    program.changes(room(), "notes", heard::complete);
    assertEquals(1, Await.result(program.begin(room(), "notes", "Hello")));
    assertEquals("Bot", Person.await(heard).getJsonObject("by").getString("name"));
    hears(ann());
    assertEquals(2, Await.result(program.append(room(), "notes", " World")));
    Await.result(program.insert(room(), "notes", 5, ","));
    Await.result(program.replace(room(), "notes", 0, 5, "Bye"));
    assertEquals("Bye, World", Await.result(program.text(room(), "notes")));
    assertEquals("Hello", Await.result(program.text(room(), "notes", 1)));
    Await.result(program.set(room(), "notes", "over", 4));
    assertEquals("over", Await.result(program.json(room(), "notes")).getString("content"));
    assertEquals(5, Await.result(program.list(room())).get(0).row().head());
    assertEquals(5, Await.result(program.versions(room(), "notes")).get(0).pos());
    assertEquals(6, Await.result(program.restore(room(), "notes", 2)));
    assertEquals("Hello World", Await.result(program.text(room(), "notes")));
  }

  @Test
  @DisplayName("over HTTP a program reads, writes and lists, with the key of a session")
  void http() {
    DocumentsOverHttp anns = new DocumentsOverHttp(server().port(), ann());
    String path = "/documents/" + room();
    assertEquals(401, anns.as("nobody").get(path).statusCode());
    assertEquals(404, anns.get(path + "/notes").statusCode());
    byte[] hello = new Typist(7).types("Hello");
    assertEquals(1, anns.json(anns.post(path + "/notes/updates", hello)).getLong("pos"));
    JsonObject edit = new JsonObject().put("do", "append").put("text", "!").put("only_at", 1);
    assertEquals(2, anns.json(anns.post(path + "/notes/edits", edit)).getLong("pos"));
    assertEquals(409, anns.post(path + "/notes/edits", edit).statusCode());
    HttpResponse<String> read = anns.get(path + "/notes?format=markdown");
    assertEquals("Hello!", read.body());
    assertEquals("nosniff", read.headers().firstValue("x-content-type-options").orElse(""));
    String tag = read.headers().firstValue("etag").orElseThrow();
    assertEquals(304, anns.get(path + "/notes", "If-None-Match", tag).statusCode());
    assertEquals("Hello", anns.get(path + "/notes?pos=1").body());
    assertEquals("{\"content\":\"Hello!\"}", anns.get(path + "/notes?format=json").body());
    assertEquals(1, anns.json(anns.get(path)).getJsonArray("docs").size());
    assertEquals(
        2,
        anns.json(anns.get(path + "/notes/versions"))
            .getJsonArray("versions")
            .getJsonObject(0)
            .getLong("pos"));
    assertEquals(413, anns.post(path + "/notes/updates", new byte[10_000_000]).statusCode());
    assertEquals(400, anns.post(path + "/notes/updates", new byte[] {1}).statusCode());
    assertEquals(400, anns.get(path + "/notes?pos=x").statusCode());
    assertEquals(400, anns.get(path + "/a%2Fb").statusCode());
    assertEquals(404, anns.get("/documents/direct:x:y/notes").statusCode());
  }

  @Test
  @DisplayName("a closed document takes no memory")
  void closed() {
    double before = server().usedBytes("documents");
    opens(ann());
    writes(ann(), new Typist(7).types("x".repeat(30_000)));
    assertTrue(server().usedBytes("documents") > before + 30_000);
    ok(ann().asks("doc.close", notes()));
    Await.until("nothing is kept of it", () -> server().usedBytes("documents") == before);
  }
}
