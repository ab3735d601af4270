package chat.parley.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.message.file.Quotas;
import chat.parley.message.file.StoredFile;
import chat.parley.picture.Samples;
import chat.parley.store.Store;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** People send pictures: others see them, and nothing that their senders did not mean to tell. */
@ExtendWith(VertxExtension.class)
class PicturesTest {
  private static final BufferedImage IMAGE = Samples.photo(800, 600);

  @TempDir private Path data;
  private Server server;
  private Person bob;
  private Courier anns;
  private Courier bobs;

  @BeforeEach
  void come() {
    come(new JsonObject());
  }

  private void come(JsonObject settings) {
    server = Server.start(data, new JsonObject().put("files", settings));
    Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
    bob = Person.comes(JdkWebSocket.CARRIER, server.port(), "Bob");
    ann.joins("lobby");
    bob.joins("lobby");
    anns = new Courier(server.port(), ann);
    bobs = new Courier(server.port(), bob);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonObject hearsTheEnd() {
    return bob.awaits(
            "the end",
            heard ->
                "progress".equals(heard.getString("ev"))
                    && "complete".equals(heard.getJsonObject("file").getString("state")))
        .getJsonObject("file");
  }

  private JsonObject newest() {
    return Person.ok(bob.asks("history", new JsonObject().put("room", "lobby").put("limit", 1)))
        .getJsonArray("entries")
        .getJsonObject(0)
        .getJsonObject("body")
        .getJsonArray("files")
        .getJsonObject(0);
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static boolean tells(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.ISO_8859_1).contains(Samples.SECRET);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("files"))) {
      return files.filter(Files::isRegularFile).map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  @DisplayName("a photo is seen upright, small and large, and does not say where it was taken")
  void photo() throws IOException {
    byte[] photo = Samples.jpeg(IMAGE, 6);
    String path = anns.begins("lobby", "IMG_1.jpg", photo.length);
    anns.appends(path, 0, Arrays.copyOf(photo, photo.length - 1));
    Courier.isRefused(409, "not_yet", bobs.reads(path));
    HttpResponse<byte[]> last =
        anns.appends(path, photo.length - 1, new byte[] {photo[photo.length - 1]});
    assertEquals(204, last.statusCode());
    assertEquals(String.valueOf(photo.length), header(last, "upload-offset"));
    assertEquals(photo.length, anns.offset(path));
    JsonObject file = hearsTheEnd();
    assertEquals(800, file.getInteger("width"));
    assertEquals(600, file.getInteger("height"));
    assertEquals(new JsonArray().add(96).add(512), file.getJsonArray("thumbnails"));
    assertEquals(file, newest());

    HttpResponse<byte[]> clean = bobs.reads(path);
    assertFalse(tells(clean));
    assertEquals("image/jpeg", header(clean, "content-type"));
    assertTrue(header(clean, "content-disposition").startsWith("inline"));
    assertEquals(file.getInteger("size"), clean.body().length);
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(clean.body()));
    assertEquals(800, seen.getWidth());

    HttpResponse<byte[]> small = bobs.reads(path + "/512");
    assertEquals("image/jpeg", header(small, "content-type"));
    assertTrue(header(small, "content-disposition").startsWith("inline"));
    assertEquals("private, no-cache", header(small, "cache-control"));
    assertEquals("nosniff", header(small, "x-content-type-options"));
    assertEquals(512, ImageIO.read(new ByteArrayInputStream(small.body())).getWidth());
    String tag = header(small, "etag");
    assertFalse(tag.equals(header(clean, "etag")));
    assertEquals(304, bobs.reads(path + "/512", "If-None-Match", tag).statusCode());
    assertEquals(2, bobs.reads(path + "/512", "Range", "bytes=0-1").body().length);
    HttpResponse<byte[]> head = bobs.asks("HEAD", path + "/512", new byte[0]);
    assertEquals(String.valueOf(small.body().length), header(head, "content-length"));
    Courier.isRefused(404, "no_such_file", bobs.reads(path + "/1600"));
    Courier stranger = Courier.stranger(server.port());
    Courier.isRefused(401, "unauthorized", stranger.reads(path + "/512"));
    String link = new JsonObject(Courier.text(bobs.reads(path + "/link"))).getString("url");
    String signed = link.replace("?", "/96?");
    assertEquals(
        96, ImageIO.read(new ByteArrayInputStream(stranger.reads(signed).body())).getWidth());

    assertEquals(3, kept().size());
    assertEquals(204, anns.asks("DELETE", path, new byte[0]).statusCode());
    assertEquals(404, bobs.reads(path + "/96").statusCode());
    assertEquals(List.of(), kept());
  }

  @Test
  @DisplayName("what only looks like a picture, or is too large to be shown, can be saved")
  void notShown() {
    HttpResponse<byte[]> bomb = anns.asks("PUT", "/files/lobby/bomb.gif", Samples.gifBomb());
    assertEquals(201, bomb.statusCode());
    JsonObject file = hearsTheEnd();
    assertFalse(file.containsKey("width") || file.containsKey("thumbnails"));
    HttpResponse<byte[]> read = bobs.reads("/files/" + file.getString("id"));
    assertTrue(header(read, "content-disposition").startsWith("attachment"));

    byte[] page =
        "\u0089PNG\r\n\u001A\n<script>alert(1)</script>".getBytes(StandardCharsets.ISO_8859_1);
    anns.asks("PUT", "/files/lobby/page.png", page);
    JsonObject noPicture = hearsTheEnd();
    HttpResponse<byte[]> saved = bobs.reads("/files/" + noPicture.getString("id"));
    assertEquals("application/octet-stream", header(saved, "content-type"));
    assertTrue(header(saved, "content-disposition").startsWith("attachment"));
    assertArrayEquals(page, saved.body());
  }

  @Test
  @DisplayName("who sends in one request is told what is kept")
  void inOneRequest() {
    HttpResponse<byte[]> sent = anns.asks("PUT", "/files/lobby/a.png", Samples.png(IMAGE));
    assertEquals(201, sent.statusCode());
    JsonObject file = new JsonObject(Courier.text(sent)).getJsonArray("files").getJsonObject(0);
    byte[] clean = bobs.reads("/files/" + file.getString("id")).body();
    assertEquals(clean.length, file.getInteger("size"));
    assertEquals(sha256(clean), file.getString("sha256"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }

  private static StoredFile whole(StoredFile file) {
    return new StoredFile(
        file.id(),
        file.owner(),
        file.room(),
        file.name(),
        file.type(),
        file.size(),
        file.size().getAsLong(),
        file.state(),
        file.digest(),
        file.created(),
        file.seq(),
        file.contents(),
        file.writer());
  }

  @Test
  @DisplayName("a picture that was whole when the node died is cleaned before anybody sees it")
  void died(Vertx vertx) throws IOException {
    byte[] photo = Samples.jpeg(IMAGE, 8);
    String path = anns.begins("lobby", "IMG_2.jpg", photo.length);
    anns.appends(path, 0, Arrays.copyOf(photo, photo.length - 1));
    server.close();
    String id = path.substring("/files/".length());
    Path bytes = data.resolve("files").resolve(id.substring(0, 2)).resolve(id);
    Files.write(bytes, new byte[] {photo[photo.length - 1]}, StandardOpenOption.APPEND);
    Files.write(bytes.resolveSibling(id + ".fresh"), new byte[100]);
    Store store = Await.result(Store.open(vertx, new StoreConfig("", data.toString(), "FULL", 2)));
    Quotas quotas = new Quotas(1L << 40, 1L << 40, 1L << 40, 1L << 40, 9, 9, 0);
    StoredFile begun = Await.result(store.files().find(id)).orElseThrow();
    Await.result(store.files().grow(whole(begun), 0, 0, quotas));
    Await.result(store.database().close());

    come(new JsonObject());
    if (!"complete".equals(newest().getString("state"))) {
      hearsTheEnd();
    }
    HttpResponse<byte[]> read = bobs.reads(path);
    assertFalse(tells(read));
    assertEquals(800, newest().getInteger("width"));
    assertEquals(3, kept().size());
  }
}
