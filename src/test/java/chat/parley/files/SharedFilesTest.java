package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.picture.Samples;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Postgres;
import chat.parley.support.Server;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files in a PostgreSQL that two servers share. They tell each other nothing, as when all that they
 * tell gets lost: what is in the database is enough.
 */
class SharedFilesTest {
  private static final int SIZE = 1_000_000;
  private static final int CUT = 400_000;

  @TempDir private static Path data;
  private static Postgres postgres;
  private static Server one;
  private static Server other;
  private final byte[] bytes = Courier.bytes(SIZE);
  private Courier anns;
  private Courier bobs;

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
    JsonObject settings =
        new JsonObject()
            .put("store", new JsonObject().put("url", postgres.url()))
            .put("files", new JsonObject().put("roomBytes", 3_000_000));
    one = Server.start(data.resolve("one"), settings);
    other = Server.start(data.resolve("other"), settings);
  }

  @AfterAll
  static void stop() {
    Await.ended(one.vertx());
    Await.ended(other.vertx());
    postgres.close();
  }

  @BeforeEach
  void come() {
    anns = new Courier(one.port(), Person.comes(JdkWebSocket.CARRIER, one.port(), "Ann"));
    bobs = new Courier(other.port(), Person.comes(JdkWebSocket.CARRIER, other.port(), "Bob"));
  }

  private byte[] piece(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  private static String answer(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  @Test
  @DisplayName("whoever goes on at another node ends the request that hangs at the one before")
  void goesOnElsewhere() throws IOException {
    String path = anns.begins("shared", "film.bin", SIZE);
    try (Socket hanging = anns.hangs(path, 0, SIZE, piece(0, CUT))) {
      InputStream reader = bobs.opens(path).body();
      InputStream ahead = bobs.opens(path, "Range", "bytes=200000-").body();
      assertArrayEquals(piece(0, CUT), reader.readNBytes(CUT));
      assertArrayEquals(piece(200_000, CUT), ahead.readNBytes(CUT - 200_000));
      Courier elsewhere = anns.at(other.port());
      assertEquals(CUT, elsewhere.offset(path));
      hanging.getOutputStream().write(piece(0, 50_000));
      hanging.getOutputStream().flush();
      assertTrue(answer(hanging).startsWith("HTTP/1.1 409"));
      CompletableFuture<HttpResponse<byte[]>> atHome = bobs.at(one.port()).follows(path);
      assertEquals(204, elsewhere.appends(path, CUT, piece(CUT, 700_000)).statusCode());
      assertEquals(700_000, anns.offset(path));
      assertEquals(204, elsewhere.appends(path, 700_000, piece(700_000, SIZE)).statusCode());
      assertArrayEquals(piece(CUT, SIZE), reader.readAllBytes());
      assertArrayEquals(piece(CUT, SIZE), ahead.readAllBytes());
      assertArrayEquals(bytes, Person.await(atHome).body());
    }
    assertEquals(SIZE, anns.offset(path));
    assertArrayEquals(bytes, bobs.reads(path).body());
    assertArrayEquals(piece(5, 10), anns.reads(path, "Range", "bytes=5-9").body());
  }

  @Test
  @DisplayName("a picture that one node has made ready is seen at the other, small and large")
  void picture() throws IOException {
    byte[] photo = Samples.jpeg(Samples.photo(800, 600), 6);
    String path = anns.begins("shared", "IMG_1.jpg", photo.length);
    anns.appends(path, 0, Arrays.copyOf(photo, 1_000));
    Courier elsewhere = anns.at(other.port());
    elsewhere.appends(path, 1_000, Arrays.copyOfRange(photo, 1_000, photo.length));
    byte[] clean = bobs.at(one.port()).reads(path).body();
    assertTrue(!new String(clean, StandardCharsets.ISO_8859_1).contains(Samples.SECRET));
    assertArrayEquals(clean, bobs.reads(path).body());
    byte[] small = bobs.at(one.port()).reads(path + "/96").body();
    assertEquals(96, ImageIO.read(new ByteArrayInputStream(small)).getWidth());
  }

  @Test
  @DisplayName(
      "what is taken back at one node is gone at the other, whoever sends or reads it there")
  void takenBack() throws IOException {
    String path = anns.begins("shared", "film.bin", SIZE);
    try (Socket hanging = anns.hangs(path, 0, SIZE, piece(0, CUT))) {
      InputStream reader = bobs.opens(path).body();
      reader.readNBytes(CUT);
      assertEquals(204, anns.at(other.port()).asks("DELETE", path, new byte[0]).statusCode());
      hanging.getOutputStream().write(piece(0, 50_000));
      hanging.getOutputStream().flush();
      assertTrue(answer(hanging).startsWith("HTTP/1.1 404"));
      Await.until("the reader is sent away", () -> broken(reader));
    }
    Courier.isRefused(404, "no_such_file", bobs.reads(path));
    Courier.isRefused(404, "no_such_file", bobs.at(one.port()).reads(path));
  }

  private static boolean broken(InputStream reader) {
    try {
      return reader.read() < 0;
    } catch (IOException cut) {
      return true;
    }
  }

  @Test
  @DisplayName("what a node has left in the middle is made ready by another, once it is missed")
  void leftBehind() {
    String path = anns.begins("shared", "a.bin", 4);
    assertEquals(204, anns.appends(path, 0, piece(0, 4)).statusCode());
    String id = path.substring("/files/".length());
    postgres.sql("INSERT INTO node VALUES ('dead', now() - interval '7 seconds')");
    postgres.sql(
        "UPDATE file SET state = 'UPLOADING', digest = NULL, holder = 'dead' WHERE id = '"
            + id
            + "'");
    assertEquals(4, anns.at(other.port()).offset(path));
    assertEquals("COMPLETE", postgres.sql("SELECT state FROM file WHERE id = '" + id + "'"));
    assertArrayEquals(piece(0, 4), bobs.reads(path).body());
  }

  @Test
  @DisplayName("what a room holds counts, wherever it was sent")
  void quotas() {
    anns.sends("full", "a.bin", Courier.bytes(2_000_000));
    HttpResponse<byte[]> more = bobs.asks("PUT", "/files/full/b.bin", Courier.bytes(1_500_000));
    Courier.isRefused(413, "too_large", more);
  }
}
