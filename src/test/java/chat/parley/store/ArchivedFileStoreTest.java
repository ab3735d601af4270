package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.files.Courier;
import chat.parley.log.StoreUnavailable;
import chat.parley.message.file.FileStore;
import chat.parley.picture.Samples;
import chat.parley.s3.ArchivedFileStore;
import chat.parley.s3.S3Rules;
import chat.parley.support.Await;
import chat.parley.support.JdkWebSocket;
import chat.parley.support.Person;
import chat.parley.support.S3Mock;
import chat.parley.support.Server;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that grow in a folder, and stay in a bucket of a server that speaks S3. */
class ArchivedFileStoreTest extends FileStoreContract {
  private static final String ONE = "one_" + "0".repeat(18);
  private static final String OTHER = "two_" + "0".repeat(18);
  private static final long LATER = Long.MAX_VALUE;
  private static S3Mock s3;

  @TempDir private static Path mock;
  @TempDir private Path folder;
  private final String prefix = UUID.randomUUID() + "/";
  private FileStore growing;
  private ArchivedFileStore store;

  @BeforeAll
  static void start() {
    s3 = new S3Mock(mock);
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @Override
  protected FileStore store(Vertx vertx) {
    growing = new FolderFileStore(vertx, folder.resolve("files"));
    store = at(vertx, s3.endpoint());
    return store;
  }

  private ArchivedFileStore at(Vertx vertx, String endpoint) {
    URI there = URI.create(endpoint);
    return new ArchivedFileStore(
        vertx,
        growing,
        new S3Rules(there, "us-east-1", S3Mock.BUCKET, "key", "secret", prefix, true));
  }

  private void keeps(String name, byte[] bytes) {
    FileStore.Growing file = Await.result(store.append(name, 0, 1));
    Await.result(file.append(List.of(ByteBuffer.wrap(bytes))));
    Await.result(file.sync());
    Await.result(file.close());
  }

  private static byte[] read(FileStore.Bytes bytes, long from, int most) {
    ByteBuffer piece = Await.result(bytes.read(from, most));
    byte[] read = new byte[piece.remaining()];
    piece.get(read);
    return read;
  }

  private boolean here(String name) {
    return Await.result(
        growing.open(name).onSuccess(FileStore.Bytes::close).map(true).otherwise(false));
  }

  @Test
  @DisplayName(
      "what is moved is read from where it is, from anywhere, and whoever read it reads on")
  void moved() {
    byte[] all = Courier.bytes(3_000_000);
    keeps(ONE, all);
    FileStore.Bytes before = Await.result(store.open(ONE));
    assertThrows(Throwable.class, () -> Await.result(store.move(ONE, all.length + 1)));
    assertTrue(here(ONE));
    Await.result(store.move(ONE, all.length));
    assertFalse(here(ONE));
    assertArrayEquals(Arrays.copyOf(all, 10), read(before, 0, 10));
    before.close();
    FileStore.Bytes reader = Await.result(store.open(ONE));
    assertArrayEquals(Arrays.copyOf(all, 100), read(reader, 0, 100));
    assertArrayEquals(Arrays.copyOfRange(all, 100, 150), read(reader, 100, 50));
    assertArrayEquals(
        Arrays.copyOfRange(all, 2_500_000, 2_600_000), read(reader, 2_500_000, 100_000));
    assertArrayEquals(Arrays.copyOfRange(all, 2_999_990, 3_000_000), read(reader, 2_999_990, 100));
    assertEquals(0, read(reader, 3_000_000, 10).length);
    reader.close();
    keeps(OTHER, new byte[0]);
    Await.result(store.move(OTHER, 0));
    assertEquals(0, read(Await.result(store.open(OTHER)), 0, 10).length);
  }

  @Test
  @DisplayName("what is large is put in parts, and is the same")
  void parts() {
    byte[] all = Courier.bytes(2 * 8 * 1024 * 1024 + 5);
    keeps(ONE, all);
    assertThrows(Throwable.class, () -> Await.result(store.move(ONE, all.length + 1)));
    assertTrue(here(ONE));
    Await.result(store.move(ONE, all.length));
    assertFalse(here(ONE));
    FileStore.Bytes reader = Await.result(store.open(ONE));
    assertArrayEquals(
        Arrays.copyOfRange(all, all.length - 10, all.length), read(reader, all.length - 10, 100));
    int edge = 8 * 1024 * 1024;
    assertArrayEquals(Arrays.copyOfRange(all, edge - 5, edge + 5), read(reader, edge - 5, 10));
    Await.result(store.tidy(LATER));
    assertArrayEquals(Arrays.copyOf(all, 10), read(reader, 0, 10));
    reader.close();
  }

  @Test
  @DisplayName("what is in both places is found once, in order, and taken away from both")
  void both() {
    keeps(ONE, new byte[] {1});
    Await.result(store.move(ONE, 1));
    keeps(OTHER, new byte[] {2});
    keeps(ONE, new byte[] {1});
    assertEquals(List.of(ONE, OTHER), Await.result(store.untouched(LATER, "", 9)));
    assertEquals(List.of(OTHER), Await.result(store.untouched(LATER, ONE, 9)));
    assertEquals(List.of(ONE), Await.result(store.untouched(LATER, "", 1)));
    assertEquals(List.of(), Await.result(store.untouched(0, "", 9)));
    assertEquals(List.of(ONE, OTHER), Await.result(store.waiting("", 9)));
    Await.result(store.delete(ONE));
    Throwable gone = assertThrows(Throwable.class, () -> Await.result(store.open(ONE)));
    assertInstanceOf(NoSuchFileException.class, gone.getCause() == null ? gone : gone.getCause());
    assertEquals(List.of(OTHER), Await.result(store.untouched(LATER, "", 9)));
  }

  @Test
  @DisplayName(
      "while the service is away files stay where they grew, and nothing is taken for gone")
  void away() {
    keeps(ONE, new byte[] {1});
    ArchivedFileStore away = at(vertx, "http://127.0.0.1:1");
    assertThrows(Throwable.class, () -> Await.result(away.move(ONE, 1)));
    assertEquals(1, read(Await.result(away.open(ONE)), 0, 9).length);
    Throwable unknown =
        Await.result(away.open(OTHER).<Throwable>map(open -> null).otherwise(cause -> cause));
    assertInstanceOf(StoreUnavailable.class, unknown);
  }

  @Test
  @DisplayName("people's files and pictures are moved when they are complete, and read from there")
  void people(@TempDir Path data) throws IOException {
    JsonObject settings =
        new JsonObject()
            .put("endpoint", s3.endpoint())
            .put("bucket", S3Mock.BUCKET)
            .put("key", "key")
            .put("secret", "secret")
            .put("prefix", prefix)
            .put("pathStyle", true);
    byte[] song = Courier.bytes(400_000);
    try (Server server = Server.start(data, new JsonObject().put("s3", settings))) {
      Person ann = Person.comes(JdkWebSocket.CARRIER, server.port(), "Ann");
      ann.joins("lobby");
      Courier anns = new Courier(server.port(), ann);
      String id = anns.sends("lobby", "a.bin", song);
      String picture = anns.sends("lobby", "b.jpg", Samples.jpeg(Samples.photo(800, 600), 1));
      Await.until("all is moved", () -> kept(data) == 0);
      assertArrayEquals(song, anns.reads("/files/" + id).body());
      assertArrayEquals(
          Arrays.copyOfRange(song, 399_000, 400_000),
          anns.reads("/files/" + id, "Range", "bytes=399000-").body());
      assertEquals(200, anns.reads("/files/" + picture + "/512").statusCode());
    }
  }

  private static long kept(Path data) {
    try (Stream<Path> files = Files.walk(data.resolve("files"))) {
      return files.filter(Files::isRegularFile).count();
    } catch (IOException moving) {
      return 1;
    }
  }
}
