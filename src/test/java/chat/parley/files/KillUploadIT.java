package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.support.Jar;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Lifted;
import chat.parley.support.Person;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cut anywhere, and kill -9 of the node: what was acknowledged is there, and all of it comes. */
class KillUploadIT {
  private static final int SIZE = 3_000_000;
  private static final int MORE = 300_000;

  @TempDir private Path folder;
  private final byte[] bytes = Courier.bytes(SIZE);
  private final Random cuts = new Random(15);

  private Jar start() {
    return Jar.start(folder, Lifted.limits(), "--port", "0", "--data", folder.toString());
  }

  /** A request for all of the rest, of which not all comes. */
  private Socket sends(Courier sender, int port, String path, int from, int count)
      throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    String head =
        "PATCH "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nAuthorization: "
            + sender.key()
            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: "
            + from
            + "\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: "
            + (SIZE - from)
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(bytes, from, Math.min(count, SIZE - from));
    socket.getOutputStream().flush();
    return socket;
  }

  private int cutSomewhere(Courier sender, int port, String path, int from) throws IOException {
    sends(sender, port, path, from, cuts.nextInt(SIZE / 6)).close();
    int now = (int) sender.offset(path);
    assertTrue(now >= from, now + " after " + from);
    return now;
  }

  @Test
  @DisplayName("cut at random offsets and killed, an upload comes to the same bytes for everybody")
  void killed() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    Courier anns;
    Courier bobs;
    String path;
    int acknowledged = 0;
    try (Jar first = start()) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, first.port(), "Ann");
      anns = new Courier(first.port(), ann);
      bobs = new Courier(first.port(), Person.comes(JdkWebSocket.CARRIER, first.port(), "Bob"));
      path = anns.begins("lobby", "film.bin", SIZE);
      anns.appends(path, 0, Arrays.copyOf(bytes, 1_000));
      InputStream reader = bobs.opens(path).body();
      for (int i = 0; i < 3; i++) {
        acknowledged = cutSomewhere(anns, first.port(), path, (int) anns.offset(path));
      }
      Socket last = sends(anns, first.port(), path, acknowledged, MORE);
      heard.write(reader.readNBytes(acknowledged + 1));
      first.kill();
      last.close();
    }
    try (Jar second = start()) {
      Courier again = anns.at(second.port());
      int now = (int) again.offset(path);
      assertTrue(now >= acknowledged, now + " after " + acknowledged);
      CompletableFuture<HttpResponse<byte[]>> rest =
          bobs.at(second.port()).follows(path, "Range", "bytes=" + heard.size() + "-");
      for (int i = 0; i < 3 && now < SIZE; i++) {
        now = cutSomewhere(again, second.port(), path, now);
      }
      while (now < SIZE) {
        again.appends(path, now, Arrays.copyOfRange(bytes, now, SIZE));
        now = (int) again.offset(path);
      }
      heard.write(Person.await(rest).body());
      assertArrayEquals(bytes, heard.toByteArray());
      assertArrayEquals(bytes, bobs.at(second.port()).reads(path).body());
      Person eve = Person.comes(JdkWebSocket.CARRIER, second.port(), "Eve");
      JsonObject message =
          Person.ok(eve.asks("history", new JsonObject().put("room", "lobby")))
              .getJsonArray("entries")
              .getJsonObject(0);
      assertEquals(
          "complete",
          message.getJsonObject("body").getJsonArray("files").getJsonObject(0).getString("state"));
    }
  }
}
