package chat.parley.document;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.document.yjs.Bounds;
import chat.parley.document.yjs.Update;
import chat.parley.document.yjs.UpdateSet;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.Wire;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People write documents together, whatever carries them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DocumentContract {
  private Server server;
  private int rooms;
  private String room = "";
  private Person ann;
  private Person bob;

  /** That of Ann; Bob has the plainest. */
  abstract Wire.Carrier carrier(Vertx vertx);

  Server serve(Path data) {
    return Server.start(data);
  }

  @BeforeAll
  void start(@TempDir Path data) {
    server = serve(data);
    ann = Person.comes(carrier(server.vertx()), server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  final Server server() {
    return server;
  }

  final String room() {
    return room;
  }

  final Person ann() {
    return ann;
  }

  final Person bob() {
    return bob;
  }

  @BeforeEach
  void come() {
    room = "room-" + ++rooms;
  }

  JsonObject notes() {
    return new JsonObject().put("room", room).put("doc", "notes");
  }

  JsonObject opens(Person person) {
    return ok(person.asks("doc.open", notes()));
  }

  JsonObject update(byte[] update) {
    return notes().put("update", Typist.spelled(update));
  }

  long writes(Person person, byte[] update) {
    return ok(person.asks("doc.update", update(update))).getLong("pos");
  }

  /** The next event about the document that has this; there are others about others. */
  JsonObject heard(Person person, String field) {
    return person.awaits(
        field, event -> event.containsKey(field) && room.equals(event.getString("room")));
  }

  byte[] hears(Person person) {
    return Typist.bytes(heard(person, "update").getJsonObject("update"));
  }

  static UpdateSet set(byte[]... updates) {
    UpdateSet set = new UpdateSet();
    for (byte[] update : updates) {
      set.add(Update.read(update, Bounds.DEFAULT));
    }
    return set;
  }

  static byte[] update(JsonObject opened) {
    return Typist.bytes(opened.getJsonObject("update"));
  }

  @Test
  @DisplayName("what one writes both see, and who comes later, and nobody outside")
  void together() {
    Typist anns = new Typist(7);
    JsonObject opened = opens(ann);
    assertEquals(0, opened.getLong("pos"));
    assertTrue(opened.getBoolean("write"));
    opens(bob);
    byte[] hello = anns.types("Hello");
    assertEquals(1, writes(ann, hello));
    assertArrayEquals(hello, hears(bob));
    assertArrayEquals(hello, hears(ann), "and she hears it herself");
    byte[] more = anns.types(", «你好» 😀");
    assertEquals(2, writes(ann, more));
    assertArrayEquals(more, hears(bob));
    assertEquals(2, writes(ann, more), "the same again is nothing new");
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    JsonObject now = opens(eve);
    assertEquals(2, now.getLong("pos"));
    assertArrayEquals(set(hello, more).compact(), set(update(now)).compact());
  }

  @Test
  @DisplayName("a large document comes in parts that fit into frames")
  void parts() {
    Typist anns = new Typist(7);
    opens(ann);
    List<byte[]> pages =
        IntStream.range(0, 5).mapToObj(n -> anns.types("x".repeat(20_000))).toList();
    pages.forEach(page -> writes(ann, page));
    UpdateSet read = reads(bob, new UpdateSet());
    assertArrayEquals(set(pages.toArray(byte[][]::new)).compact(), read.compact());
  }

  /** Opens it with what one has, and reads all that comes. */
  private UpdateSet reads(Person person, UpdateSet own) {
    JsonObject asked = notes().put("vector", Typist.spelled(own.vector().bytes()));
    JsonObject part = ok(person.asks("doc.open", asked));
    own.add(Update.read(update(part), Bounds.DEFAULT));
    while (part.containsKey("next")) {
      part = ok(person.asks("doc.more", asked.put("next", part.getString("next"))));
      assertTrue(update(part).length <= 33 * 1024);
      own.add(Update.read(update(part), Bounds.DEFAULT));
    }
    return own;
  }

  @Test
  @DisplayName("what is too large for an event everybody fetches, and what comes on top goes on")
  void large() {
    Typist bobs = new Typist(8);
    byte[] hello = bobs.types("Hello");
    opens(ann);
    writes(bob, hello);
    UpdateSet read = set(hears(ann));
    byte[] book = bobs.types("word ".repeat(100_000));
    String path = "/documents/" + room + "/notes/updates";
    assertEquals(200, new DocumentsOverHttp(server.port(), bob).post(path, book).statusCode());
    JsonObject heard = heard(ann, "large");
    assertEquals(2, heard.getLong("pos"));
    assertFalse(heard.containsKey("update"));
    reads(ann, read);
    byte[] end = bobs.types("The end");
    writes(bob, end);
    read.add(Update.read(hears(ann), Bounds.DEFAULT));
    assertArrayEquals(set(hello, book, end).compact(), read.compact());
  }

  @Test
  @DisplayName("people see where the others are, by the names that the server knows")
  void cursors() {
    opens(ann);
    opens(bob);
    JsonObject state =
        new JsonObject()
            .put("cursor", new JsonObject().put("anchor", 3))
            .put("user", new JsonObject().put("name", "Bob"));
    ok(ann.asks("doc.cursor", cursor(7, 1, state)));
    JsonObject seen = cursorSeen(bob).getJsonObject("state");
    assertEquals(3, seen.getJsonObject("cursor").getInteger("anchor"));
    assertEquals(ann.name(), seen.getJsonObject("user").getString("name"));
    assertEquals(ann.user(), seen.getJsonObject("user").getString("id"));
    assertTrue(seen.getJsonObject("user").getString("color").matches("#[0-9a-f]{6}"));
    cursorSeen(ann);
    ok(bob.asks("doc.cursor", cursor(7, 9, new JsonObject().put("cursor", "mine"))));
    ok(bob.asks("doc.cursor", cursor(8, 1, new JsonObject())));
    assertEquals(8, cursorSeen(ann).getLong("client"), "nobody moves the cursor of another");
    assertEquals(2, opens(ann).getJsonArray("cursors").size());
    Person eve = Person.comes(JdkWebSocket.CARRIER, server.port(), "Eve");
    opens(eve);
    ok(eve.asks("doc.cursor", cursor(9, 1, new JsonObject())));
    cursorSeen(bob, 9);
    eve.closes();
    JsonObject gone = cursorSeen(bob, 9);
    assertEquals(null, gone.getValue("state"));
  }

  JsonObject cursor(long client, long clock, JsonObject state) {
    return notes()
        .put(
            "cursors",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("client", client)
                        .put("clock", clock)
                        .put("state", state)));
  }

  private JsonObject cursorSeen(Person person) {
    return heard(person, "cursors").getJsonArray("cursors").getJsonObject(0);
  }

  private JsonObject cursorSeen(Person person, long client) {
    JsonObject seen = cursorSeen(person);
    while (seen.getLong("client") != client) {
      seen = cursorSeen(person);
    }
    return seen;
  }

  @Test
  @DisplayName("a bad update is refused to its sender alone, and a client id has one owner")
  void refused() {
    opens(ann);
    opens(bob);
    writes(ann, new Typist(7).types("Hello"));
    hears(bob);
    bob.isRefused(400, "bad_update", "doc.update", update(new byte[] {1, 1, 7}));
    bob.isRefused(403, "foreign_client", "doc.update", update(afterHello()));
    bob.isRefused(400, "bad_request", "doc.update", notes().put("update", "no bytes"));
    assertEquals(2, writes(bob, new Typist(8).types("Bob")));
    hears(ann);
    assertArrayEquals(new Typist(8).types("Bob"), hears(ann));
  }

  private static byte[] afterHello() {
    Typist forger = new Typist(7);
    forger.types("Hello");
    return forger.types(" from Bob");
  }
}
