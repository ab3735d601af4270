package chat.parley.process;

import static chat.parley.support.Person.ok;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.files.Courier;
import chat.parley.support.Await;
import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} and {@code restore}, as operators type them. */
class BackupIT {
  private static final Map<String, String> TALKATIVE =
      Map.of("PARLEY_LIMITS_SENDS_BURST", "1000000", "PARLEY_LIMITS_COMMANDS_BURST", "1000000");

  @TempDir private Path folder;

  private Jar run(String... arguments) {
    return Jar.start(folder, TALKATIVE, arguments);
  }

  private Jar node(String data) {
    return run("--port", "0", "--data", data);
  }

  private String said(int code, String... arguments) {
    Jar command = run(arguments);
    assertEquals(code, command.exitCode(), () -> command.output().toString());
    assertEquals(1, command.output().size(), () -> command.output().toString());
    return command.output().get(0);
  }

  @Test
  @DisplayName(
      "backed up while a room talks, killed, restored elsewhere: nothing of before is lost")
  void whileTalking() throws IOException {
    int acknowledged;
    JsonObject joined;
    Person ann;
    try (Jar node = node("one")) {
      ann = Person.comes(JdkWebSocket.CARRIER, node.port(), "Ann");
      joined = ann.joins("lobby");
      AtomicInteger stored = new AtomicInteger();
      talks(ann, stored, node);
      Await.until("some talk", () -> stored.get() > 500);
      acknowledged = stored.get();
      String done = said(0, "backup", "here.backup", "--data", "one");
      assertTrue(done.startsWith("Backed up one to ") && done.endsWith("here.backup"), done);
      int after = stored.get();
      Await.until("talk goes on", () -> stored.get() > after);
      String refused = said(1, "backup", "--data", "one", "here.backup");
      assertTrue(refused.contains("is there already"), refused);
      said(0, "backup", "--data", "one", "--force", "here.backup");
      refused = said(1, "restore", "here.backup", "--data", "one");
      assertTrue(refused.contains("is in use by another process"), refused);
      node.kill();
    }
    Path backup = folder.resolve("here.backup");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
    assertEquals(List.of("here.backup"), namesLike("here.backup"));
    said(0, "restore", "here.backup", "--data", "two");
    try (Jar node = node("two")) {
      JsonObject since =
          new JsonObject()
              .put("lobby", new JsonObject().put("epoch", joined.getString("epoch")).put("pos", 3));
      Person again = Person.returns(JdkWebSocket.CARRIER, node.port(), ann, since);
      JsonObject room = again.welcome().getJsonArray("rooms").getJsonObject(0);
      assertFalse(room.getBoolean("recovered"), room.encode());
      assertEquals("epoch", room.getString("reason"), room.encode());
      assertNotEquals(joined.getString("epoch"), room.getString("epoch"));
      assertTrue(room.getLong("head") >= acknowledged, room.encode());
      JsonObject first =
          ok(
              again.asks(
                  "history",
                  new JsonObject().put("room", "lobby").put("after", 0).put("limit", 1)));
      assertEquals(1, first.getJsonArray("entries").getJsonObject(0).getLong("seq"));
      again.says("lobby", "it goes on");
    }
  }

  private static void talks(Person ann, AtomicInteger stored, Jar node) {
    Thread talk =
        new Thread(
            () -> {
              for (int n = 0; node.runs(); n++) {
                ok(ann.asks("send", Person.to("room:lobby", "message " + n)));
                stored.incrementAndGet();
              }
            });
    talk.setDaemon(true);
    talk.setUncaughtExceptionHandler((thread, nodeWasKilled) -> {});
    talk.start();
  }

  private List<String> namesLike(String beginning) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(beginning))
          .toList();
    }
  }

  @Test
  @DisplayName("a stopped node is backed up too, and what a restore replaces is kept")
  void stopped() throws IOException {
    try (Jar node = node("here")) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, node.port(), "Ann");
      ann.joins("lobby");
      ann.says("lobby", "one");
      node.terminate();
      assertEquals(0, node.exitCode());
    }
    said(0, "backup", "copy", "--data", "here");
    try (Jar node = node("here")) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, node.port(), "Ann");
      ann.joins("lobby");
      ann.says("lobby", "two");
      node.kill();
    }
    String done = said(0, "restore", "copy", "--data", "here");
    assertTrue(done.contains("what was there before is now"), done);
    Path kept = Path.of(done.substring(done.lastIndexOf(' ') + 1));
    assertTrue(Files.exists(kept), done);
    try (Jar node = node("here")) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, node.port(), "Ann");
      assertEquals(1, ann.joins("lobby").getLong("head"));
      node.terminate();
      assertTrue(node.output().stream().noneMatch(line -> line.contains("WARN")), "warned");
    }
    String refused = said(1, "restore", folder.resolve("here/parley.lock").toString());
    assertTrue(refused.contains("is no backup of Parley"), refused);
    assertTrue(said(1, "backup", "x", "--data", "nowhere").contains("nothing to back up"));
    assertTrue(said(2, "restore", "--data", "here").contains("Which FILE"));
  }

  @Test
  @DisplayName("what people have sent is in the backup, as far as it had come, and goes on there")
  void files() throws IOException {
    byte[] picture = Courier.bytes(300_000);
    Courier anns;
    String whole;
    String growing;
    try (Jar node = node("here")) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, node.port(), "Ann");
      ann.joins("lobby");
      anns = new Courier(node.port(), ann);
      whole = "/files/" + anns.sends("lobby", "photo.bin", picture);
      growing = anns.begins("lobby", "film.bin", picture.length);
      anns.appends(growing, 0, Arrays.copyOf(picture, 100_000));
      said(0, "backup", "copy", "--data", "here");
      anns.appends(growing, 100_000, Arrays.copyOfRange(picture, 100_000, 200_000));
      said(0, "backup", "alone", "--without-files", "--data", "here");
      node.kill();
    }
    assertFalse(Files.exists(folder.resolve("alone.files")));
    said(0, "restore", "copy", "--data", "there");
    try (Jar node = node("there")) {
      Courier there = anns.at(node.port());
      assertArrayEquals(picture, there.reads(whole).body());
      assertEquals(100_000, there.offset(growing));
      there.appends(growing, 100_000, Arrays.copyOfRange(picture, 100_000, picture.length));
      assertArrayEquals(picture, there.reads(growing).body());
      node.terminate();
      assertEquals(0, node.exitCode());
    }
    said(0, "backup", "copy", "--force", "--data", "there");
    said(0, "restore", "copy", "--data", "here");
    try (Jar node = node("here")) {
      assertArrayEquals(picture, anns.at(node.port()).reads(growing).body());
    }
  }
}
