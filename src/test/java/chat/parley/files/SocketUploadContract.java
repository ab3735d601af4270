package chat.parley.files;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.Wire;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People send files over the socket on which they chat, whatever socket it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SocketUploadContract {
  private static final int PIECE = 32 * 1024;
  private static final JsonObject SMALL =
      new JsonObject()
          .put(
              "limits",
              new JsonObject().put("sendsPerSecond", 10_000).put("commandsPerSecond", 10_000))
          .put(
              "files",
              new JsonObject().put("largestBytes", 4_000_000).put("personBytes", 5_000_000));

  private Server server;
  private int rooms;
  private String room = "";
  private Person ann;
  private Person bob;

  /** That of Ann. */
  abstract Wire.Carrier carrier();

  @BeforeAll
  void start(@TempDir Path data) {
    server = Server.start(data, SMALL);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void come() {
    room = "room-" + ++rooms;
    ann = Person.comes(carrier(), server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    bob.joins(room);
  }

  Server server() {
    return server;
  }

  Person ann() {
    return ann;
  }

  JsonObject wanted(long size) {
    return new JsonObject().put("room", room).put("name", "film.bin").put("size", size);
  }

  private Courier courier(Person person) {
    return new Courier(server.port(), person);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }

  private static JsonObject goOn(String file) {
    return new JsonObject().put("file", file);
  }

  private static String id(JsonObject stands) {
    return stands.getJsonObject("file").getString("id");
  }

  /** As a client does that keeps to its credit: waits when that is used up. */
  private static void sends(Person person, JsonObject stands, byte[] bytes, int to) {
    long number = stands.getLong("upload");
    int at = stands.getInteger("offset");
    long safe = at;
    while (at < to) {
      int end = Math.min(to, at + PIECE);
      if (end > safe + stands.getInteger("window")) {
        JsonObject told = person.next("upload");
        assertFalse(told.containsKey("error"), told.encode());
        safe = told.getLong("offset");
      } else {
        person.sendsPiece(number, at, Arrays.copyOfRange(bytes, at, end));
        at = end;
      }
    }
  }

  private static JsonObject ends(Person person) {
    return person.awaits(
        "the end",
        heard ->
            "upload".equals(heard.getString("ev"))
                && (heard.containsKey("state") || heard.containsKey("error")));
  }

  private static void isRefused(int code, String name, JsonObject told) {
    assertTrue(told.containsKey("error"), told.encode());
    assertEquals(name, told.getJsonObject("error").getString("name"), told.encode());
    assertEquals(code, told.getJsonObject("error").getInteger("code"));
  }

  void isWhole(byte[] film, String file) {
    assertArrayEquals(film, courier(bob).reads("/files/" + file).body());
  }

  @Test
  @DisplayName("words with a file over a socket are marked up, call somebody, and answer")
  void words() {
    long asked = Long.parseLong(bob.says(room, "Where is it?").getString("id").split(":")[1]);
    JsonObject wanted =
        wanted(100)
            .put("text", "*here*")
            .put("format", "md")
            .put("mentions", new JsonArray().add(bob.user()));
    Person.assertRefused(404, "no_such_message", ann.asks("upload", wanted.put("reply", 999)));
    ok(ann.asks("upload", wanted.put("reply", asked)));
    JsonObject heard =
        bob.awaits(
            "the file",
            event ->
                "message".equals(event.getString("ev"))
                    && event.getJsonObject("body").containsKey("files"));
    JsonObject body = heard.getJsonObject("body");
    assertEquals("*here*", body.getString("text"));
    assertEquals("md", body.getString("format"));
    assertEquals(new JsonArray().add(bob.user()), body.getJsonArray("mentions"));
    assertEquals("Where is it?", heard.getJsonObject("quote").getString("text"));
  }

  @Test
  @DisplayName("a file is in the room from the beginning, is acknowledged on its way, and is whole")
  void whole() {
    byte[] film = Courier.bytes(1_500_000);
    JsonObject begun = ann.asksPatiently("upload", wanted(film.length).put("sha256", sha256(film)));
    assertEquals(0, begun.getLong("offset"));
    JsonObject message = bob.next("message");
    assertEquals(message.getString("id"), begun.getString("message"));
    assertEquals("/files/" + id(begun), begun.getString("url"));
    sends(ann, begun, film, film.length);
    JsonObject end = ends(ann);
    assertEquals("complete", end.getString("state"));
    assertEquals(film.length, end.getLong("offset"));
    assertEquals(sha256(film), end.getString("sha256"));
    bob.awaits(
        "the end",
        heard ->
            "progress".equals(heard.getString("ev"))
                && "complete".equals(heard.getJsonObject("file").getString("state")));
    isWhole(film, id(begun));
    JsonObject again = ok(ann.asks("upload", goOn(id(begun)).put("end", "done")));
    assertFalse(again.containsKey("upload"));
    assertEquals("complete", again.getJsonObject("file").getString("state"));
  }

  @Test
  @DisplayName("cut anywhere, it goes on over another socket, then over HTTP, then here again")
  void resume() {
    Random random = new Random(15);
    byte[] film = Courier.bytes(1_000_000);
    JsonObject begun = ann.asksPatiently("upload", wanted(film.length).put("cid", "film-1"));
    sends(ann, begun, film, 1 + random.nextInt(300_000));
    ann.isCutOff();
    Person back = Person.connects(carrier(), server.port());
    back.saysHello(new JsonObject().put("person", ann.welcome().getString("person")));
    JsonObject again = back.asksPatiently("upload", wanted(film.length).put("cid", "film-1"));
    assertEquals(id(begun), id(again));
    sends(back, again, film, 300_000 + random.nextInt(300_000));
    ok(back.asks("upload", goOn(id(begun)).put("end", "paused")));
    String path = begun.getString("url");
    int offset = (int) courier(back).offset(path);
    assertTrue(offset >= 300_000);
    int to = offset + 1 + random.nextInt(300_000);
    byte[] piece = Arrays.copyOfRange(film, offset, to);
    assertEquals(204, courier(back).appends(path, offset, piece).statusCode());
    JsonObject last = ok(back.asks("upload", goOn(id(begun))));
    assertEquals(to, last.getLong("offset"));
    sends(back, last, film, film.length);
    assertEquals("complete", ends(back).getString("state"));
    isWhole(film, id(begun));
  }

  @Test
  @DisplayName("of an upload of unknown length its sender says where it ends")
  void unknownLength() {
    byte[] voice = Courier.bytes(400_000);
    JsonObject wanted = wanted(0);
    wanted.remove("size");
    JsonObject begun = ann.asksPatiently("upload", wanted);
    sends(ann, begun, voice, voice.length);
    JsonObject done =
        ok(ann.asks("upload", goOn(id(begun)).put("end", "done").put("sha256", sha256(voice))));
    assertEquals("complete", done.getJsonObject("file").getString("state"));
    assertEquals(sha256(voice), done.getString("sha256"));
    isWhole(voice, id(begun));
  }

  @Test
  @DisplayName("whoever goes on elsewhere ends the older one, which is told so")
  void replaced() {
    byte[] film = Courier.bytes(200_000);
    JsonObject begun = ann.asksPatiently("upload", wanted(film.length));
    sends(ann, begun, film, 50_000);
    Person other = Person.connects(JdkWebSocket.CARRIER, server.port());
    other.saysHello(new JsonObject().put("person", ann.welcome().getString("person")));
    JsonObject taken = ok(other.asks("upload", goOn(id(begun))));
    isRefused(409, "replaced", ends(ann));
    ann.sendsPiece(begun.getLong("upload"), 50_000, new byte[PIECE]);
    ok(ann.asks("ping", new JsonObject()));
    sends(other, taken, film, film.length);
    assertEquals("complete", ends(other).getString("state"));
    isWhole(film, id(begun));
  }

  @Test
  @DisplayName("a piece that fits nowhere is refused once, with the right offset, and it goes on")
  void wrongOffset() {
    byte[] film = Courier.bytes(100_000);
    JsonObject begun = ann.asksPatiently("upload", wanted(film.length));
    long number = begun.getLong("upload");
    ann.sendsPiece(number, 0, Arrays.copyOf(film, 10_000));
    for (long at : new long[] {20_000, 30_000, Long.MAX_VALUE, 0}) {
      ann.sendsPiece(number, at, new byte[10_000]);
    }
    JsonObject told = ann.next("upload");
    isRefused(409, "wrong_offset", told);
    assertEquals(10_000, told.getLong("offset"));
    sends(ann, begun.put("offset", 10_000), film, film.length);
    assertEquals("complete", ends(ann).getString("state"));
    isWhole(film, id(begun));
  }

  @Test
  @DisplayName("lengths that lie are refused in words, and what came is kept")
  void lyingLengths() {
    ann.isRefused(413, "too_large", "upload", wanted(1L << 50));
    ann.isRefused(400, "bad_request", "upload", wanted(-1));
    byte[] film = Courier.bytes(50_000);
    JsonObject begun = ann.asksPatiently("upload", wanted(40_000));
    ann.sendsPiece(begun.getLong("upload"), 0, Arrays.copyOf(film, 20_000));
    JsonObject early = ann.isRefused(400, "bad_request", "upload", end(begun, "done"));
    assertEquals("size", early.getString("field"));
    ann.sendsPiece(begun.getLong("upload"), 20_000, new byte[20_001]);
    JsonObject told = ends(ann);
    isRefused(413, "too_large", told);
    assertEquals(20_000, told.getLong("offset"));
    ann.isRefused(400, "bad_request", "upload", goOn(id(begun)).put("size", 50_000));
    assertEquals(20_000, ok(ann.asks("upload", goOn(id(begun)))).getLong("offset"));
  }

  private static JsonObject end(JsonObject begun, String how) {
    return goOn(id(begun)).put("end", how);
  }

  @Test
  @DisplayName("what is not what its sender meant is never complete, and the room hears so")
  void wrongSum() {
    byte[] film = Courier.bytes(100_000);
    JsonObject begun =
        ann.asksPatiently("upload", wanted(film.length).put("sha256", sha256(new byte[1])));
    sends(ann, begun, film, film.length);
    isRefused(422, "wrong_checksum", ends(ann));
    bob.awaits(
        "the end",
        heard ->
            "progress".equals(heard.getString("ev"))
                && "failed".equals(heard.getJsonObject("file").getString("state")));
    JsonObject again = ok(ann.asks("upload", goOn(id(begun))));
    assertTrue(again.getLong("offset") < film.length);
    assertEquals("uploading", again.getJsonObject("file").getString("state"));
  }

  @Test
  @DisplayName("when there is no place in the middle it is said, and what was acknowledged stays")
  void quota() {
    Courier anns = courier(ann);
    anns.sends(room, "first.bin", Courier.bytes(3_500_000));
    JsonObject wanted = wanted(0);
    wanted.remove("size");
    byte[] film = Courier.bytes(2_600_000);
    JsonObject begun = ann.asksPatiently("upload", wanted);
    long number = begun.getLong("upload");
    long safe = 0;
    for (int at = 0; at < film.length; at += PIECE) {
      while (at + PIECE > safe + begun.getInteger("window")) {
        JsonObject told = ann.next("upload");
        safe = told.getLong("offset");
        if (told.containsKey("error")) {
          isRefused(413, "too_large", told);
          assertEquals(safe, anns.offset(begun.getString("url")));
          ok(ann.asks("ping", new JsonObject()));
          return;
        }
      }
      ann.sendsPiece(number, at, Arrays.copyOfRange(film, at, at + PIECE));
    }
    throw new AssertionError("there was place for everything");
  }

  @Test
  @DisplayName("when its message is deleted in the middle, nothing more of it is wanted")
  void deleted() {
    ann.joins(room);
    JsonObject begun = ann.asksPatiently("upload", wanted(100_000));
    ann.sendsPiece(begun.getLong("upload"), 0, new byte[10_000]);
    ann.asksPatiently("delete", new JsonObject().put("message", begun.getString("message")));
    isRefused(404, "no_such_file", ends(ann));
    Courier anns = courier(ann);
    String path = begun.getString("url");
    Await.until("it is gone", () -> anns.asks("HEAD", path, new byte[0]).statusCode() == 404);
    ann.isRefused(404, "no_such_file", "upload", goOn(id(begun)));
  }

  @Test
  @DisplayName("its sender takes it back, with its message; others have no say in it")
  void canceled() {
    JsonObject begun = ann.asksPatiently("upload", wanted(100_000));
    bob.isRefused(404, "no_such_file", "upload", goOn(id(begun)));
    bob.isRefused(404, "no_such_file", "upload", end(begun, "canceled"));
    ok(ann.asks("upload", end(begun, "canceled")));
    assertEquals(begun.getString("message"), bob.next("deleted").getString("id"));
    assertEquals(404, courier(bob).reads(begun.getString("url")).statusCode());
  }

  @Test
  @DisplayName("who says bye in the middle has lost nothing that had come")
  void bye() {
    byte[] film = Courier.bytes(100_000);
    JsonObject begun = ann.asksPatiently("upload", wanted(film.length));
    sends(ann, begun, film, 90_000);
    ok(ann.asks("bye", new JsonObject()));
    Courier anns = courier(ann);
    byte[] rest = Arrays.copyOfRange(film, 90_000, film.length);
    // who says bye does not wait for the disk
    Await.until("all is written", () -> anns.offset(begun.getString("url")) == 90_000);
    assertEquals(204, anns.appends(begun.getString("url"), 90_000, rest).statusCode());
    isWhole(film, id(begun));
  }

  @Test
  @DisplayName("four come at once, a fifth is refused; a number that is nobody's is told")
  void several() {
    for (int n = 0; n < 4; n++) {
      ann.asksPatiently("upload", wanted(100_000));
    }
    ann.isRefused(429, "too_many", "upload", wanted(100_000));
    ann.sendsPiece(99, 0, new byte[100]);
    JsonObject told =
        ann.awaits("the refusal", heard -> heard.encode().contains("\"no_such_file\""));
    assertEquals("no_such_file", told.getJsonObject("error").getString("name"));
  }

  @Test
  @DisplayName("what is said on the same socket waits for no file: at most one piece goes before")
  void chatMeanwhile() {
    ann.joins(room);
    byte[] film = Courier.bytes(1_000_000);
    JsonObject begun = ann.asksPatiently("upload", wanted(film.length));
    long number = begun.getLong("upload");
    for (int n = 0; n < 30; n++) {
      ann.sendsPiece(
          number, (long) n * PIECE, Arrays.copyOfRange(film, n * PIECE, (n + 1) * PIECE));
      ann.begins("send", Person.to("room:" + room, "said " + n));
    }
    for (int n = 0; n < 30; n++) {
      bob.awaits("said " + n, heard -> heard.encode().contains("\"said"));
    }
    sends(ann, begun.put("offset", 30 * PIECE).put("window", film.length), film, film.length);
    assertEquals("complete", ends(ann).getString("state"));
    isWhole(film, id(begun));
  }
}
