package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import chat.parley.support.SmallDisk;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files when the disk is full, and when readers do not read. */
class HardTimesTest {
  @TempDir private Path data;

  private static Person comes(Server server, String name) {
    Person person = Person.comes(JdkWebSocket.CARRIER, server.port(), name);
    person.joins("lobby");
    return person;
  }

  @Test
  @DisplayName("when the disk is full in the middle it is 507, the chat goes on, and then the file")
  void fullDisk() {
    try (SmallDisk disk = SmallDisk.mount(data.resolve("small"), 4)) {
      JsonObject settings =
          new JsonObject().put("files", new JsonObject().put("folder", disk.folder().toString()));
      try (Server server = Server.start(data.resolve("server"), settings)) {
        Person ann = comes(server, "Ann");
        Courier anns = new Courier(server.port(), ann);
        byte[] bytes = Courier.bytes(2_000_000);
        String path = anns.begins("lobby", "a.bin", bytes.length);
        anns.appends(path, 0, Arrays.copyOf(bytes, 200_000));
        disk.fill(100_000);
        byte[] rest = Arrays.copyOfRange(bytes, 200_000, bytes.length);
        Courier.isRefused(507, "no_space", anns.appends(path, 200_000, rest));
        ann.says("lobby", "and yet");
        disk.free();
        long offset = anns.offset(path);
        assertTrue(offset >= 200_000);
        rest = Arrays.copyOfRange(bytes, (int) offset, bytes.length);
        assertEquals(204, anns.appends(path, offset, rest).statusCode());
        assertArrayEquals(bytes, anns.reads(path).body());
      }
    }
  }

  @Test
  @DisplayName("a reader who does not read keeps nothing in memory, and nobody else waits for him")
  void slowReader() throws IOException {
    try (Server server = Server.start(data)) {
      Courier anns = new Courier(server.port(), comes(server, "Ann"));
      byte[] bytes = Courier.bytes(24_000_000);
      String path = anns.begins("lobby", "a.bin", bytes.length);
      anns.appends(path, 0, Arrays.copyOf(bytes, 12_000_000));
      HttpResponse<InputStream> slow = anns.opens(path);
      assertEquals(
          204,
          anns.appends(path, 12_000_000, Arrays.copyOfRange(bytes, 12_000_000, bytes.length))
              .statusCode());
      assertArrayEquals(bytes, anns.reads(path).body());
      Await.until("what waits is little", () -> server.usedBytes("sending") < 4_000_000);
      assertArrayEquals(bytes, slow.body().readAllBytes());
    }
  }

  @Test
  @DisplayName(
      "a reader of a large file gets all of it, from anywhere, also when it goes meanwhile")
  void largeReads() throws IOException {
    try (Server server = Server.start(data)) {
      Person ann = comes(server, "Ann");
      Courier anns = new Courier(server.port(), ann);
      byte[] bytes = Courier.bytes(24_000_000);
      String path = "/files/" + anns.sends("lobby", "a.bin", bytes);
      HttpResponse<byte[]> part = anns.reads(path, "Range", "bytes=131071-20000000");
      assertEquals(206, part.statusCode());
      assertArrayEquals(Arrays.copyOfRange(bytes, 131_071, 20_000_001), part.body());
      HttpResponse<InputStream> slow = anns.opens(path);
      try (InputStream left = anns.opens(path).body()) {
        assertEquals(bytes[0], (byte) left.read());
      }
      assertEquals(204, anns.asks("DELETE", path, new byte[0]).statusCode());
      assertEquals(404, anns.reads(path).statusCode());
      assertArrayEquals(bytes, slow.body().readAllBytes());
    }
  }

  @Test
  @DisplayName("a large body is not kept in memory, and has no deadline for the whole of it")
  void largeBody() {
    JsonObject small =
        new JsonObject()
            .put("memory", new JsonObject().put("heapBytes", 64_000_000))
            .put("limits", new JsonObject().put("frameBytes", 65_536));
    try (Server server = Server.start(data, small)) {
      Courier anns = new Courier(server.port(), comes(server, "Ann"));
      byte[] bytes = Courier.bytes(16_000_000);
      HttpResponse<byte[]> sent = anns.asks("PUT", "/files/lobby/a.bin", bytes);
      assertEquals(201, sent.statusCode(), Courier.text(sent));
      server.usesNothing();
    }
  }
}
