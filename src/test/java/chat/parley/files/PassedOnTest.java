package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.parley.picture.Samples;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that is passed on takes its file along, which is kept once. */
class PassedOnTest {
  private static final byte[] SONG = Courier.bytes(50_000);

  @TempDir private Path data;
  private Server server;
  private Person ann;
  private Person bob;
  private Courier anns;
  private Courier bobs;

  @BeforeEach
  void come() {
    server = Server.start(data);
    ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    bob.joins("garden");
    anns = new Courier(server.port(), ann);
    bobs = new Courier(server.port(), bob);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonObject passesOn(String message, String cid) {
    return bob.asks(
        "send", new JsonObject().put("to", "room:garden").put("forward", message).put("cid", cid));
  }

  private JsonObject newest(String room) {
    JsonArray entries =
        Person.ok(bob.asks("history", new JsonObject().put("room", room))).getJsonArray("entries");
    return entries.getJsonObject(entries.size() - 1);
  }

  private static JsonObject file(JsonObject message) {
    return message.getJsonObject("body").getJsonArray("files").getJsonObject(0);
  }

  private long kept() {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(path -> path.toFile().isFile() && path.toFile().length() == SONG.length)
          .count();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private void deletes(Person person, String message) {
    Person.ok(person.asks("delete", new JsonObject().put("message", message)));
  }

  @Test
  @DisplayName(
      "it is another file there, and stays when the first one is deleted; the same again is the same")
  void passedOn() {
    anns.sends("lobby", "song.bin", SONG);
    JsonObject first = newest("lobby");
    JsonObject sent = Person.ok(passesOn(first.getString("id"), "one"));
    JsonObject there = newest("garden");
    assertEquals(sent.getString("id"), there.getString("id"));
    assertEquals("Ann", there.getJsonObject("forwarded").getJsonObject("from").getString("name"));
    assertNotEquals(file(first).getString("id"), file(there).getString("id"));
    assertEquals("complete", file(there).getString("state"));
    JsonObject again = Person.ok(passesOn(first.getString("id"), "one"));
    assertEquals(sent.getString("id"), again.getString("id"));
    String path = "/files/" + file(there).getString("id");
    assertArrayEquals(SONG, bobs.reads(path).body());
    deletes(ann, first.getString("id"));
    Await.until(
        "the first one is gone",
        () -> anns.reads("/files/" + file(first).getString("id")).statusCode() == 404);
    assertArrayEquals(SONG, bobs.reads(path, "Range", "bytes=0-").body());
    assertEquals(1, kept());
    deletes(bob, there.getString("id"));
    Await.until("the last one is gone", () -> bobs.reads(path).statusCode() == 404);
    Await.until("its bytes are gone", () -> kept() == 0);
  }

  @Test
  @DisplayName("who passes it on may be told that it is still coming; what broke off stays behind")
  void notWhole() {
    String path = anns.begins("lobby", "song.bin", SONG.length);
    JsonObject message = newest("lobby");
    Person.assertRefused(409, "not_yet", passesOn(message.getString("id"), "one"));
    anns.appends(path, 0, SONG);
    Person.ok(passesOn(message.getString("id"), "one"));
    assertEquals("song.bin", file(newest("garden")).getString("name"));
  }

  @Test
  @DisplayName("a picture and its smaller ones are seen there; a text says how it begins")
  void seen() {
    anns.sends("lobby", "notes.txt", "first\nsecond".getBytes(StandardCharsets.UTF_8));
    assertEquals("first\nsecond", file(newest("lobby")).getString("preview"));
    Person.ok(passesOn(newest("lobby").getString("id"), "text"));
    assertEquals("first\nsecond", file(newest("garden")).getString("preview"));
    anns.sends(
        "lobby",
        "red.jpg",
        Samples.jpeg(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB), 1));
    JsonObject picture = file(newest("lobby"));
    Person.ok(passesOn(newest("lobby").getString("id"), "picture"));
    JsonObject there = file(newest("garden"));
    assertEquals(200, there.getInteger("width"));
    assertEquals(picture.getJsonArray("thumbnails"), there.getJsonArray("thumbnails"));
    assertArrayEquals(
        anns.reads("/files/" + picture.getString("id") + "/96").body(),
        bobs.reads("/files/" + there.getString("id") + "/96").body());
  }
}
