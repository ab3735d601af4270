package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.config.StoreConfig;
import chat.parley.message.file.FileStore;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.support.Await;
import chat.parley.support.OpenStore;
import chat.parley.support.Postgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Files in a real PostgreSQL, to which more than one node appends. */
class PostgresFileStoreTest extends FileStoreContract {
  private static final String FILE = "BBBBBBBBBBBBBBBBBBBBBB";
  private static Postgres postgres;
  private final List<OpenStore> open = new ArrayList<>();

  @BeforeAll
  static void start() {
    postgres = Postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Override
  protected FileStore store(Vertx vertx) {
    OpenStore store =
        OpenStore.of(Store.open(vertx, new StoreConfig(postgres.url(), "", "FULL", 4)));
    open.add(store);
    return store.store().bytes().orElseThrow();
  }

  @AfterEach
  void clear() {
    open.forEach(store -> Await.result(store.close()));
    postgres.sql("TRUNCATE file_bytes, file_piece");
  }

  private static ByteBuffer bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static Throwable failure(Future<?> asked) {
    Throwable cause = assertThrows(Throwable.class, () -> Await.result(asked));
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static void isReplaced(Future<?> asked) {
    Refusal refusal = (Refusal) failure(asked);
    assertEquals(Problem.REPLACED, refusal.reply().problem());
  }

  private static long pieces() {
    return Long.parseLong(postgres.sql("SELECT count(*) FROM file_piece"));
  }

  private byte[] all(String file) {
    FileStore.Bytes reader = Await.result(store().open(file));
    ByteBuffer all = Await.result(reader.read(0, 5_000_000));
    byte[] found = new byte[all.remaining()];
    all.get(found);
    return found;
  }

  @Test
  @DisplayName("once another node has a file, the one before it adds, cuts and replaces nothing")
  void fenced() {
    FileStore.Growing old = Await.result(store().append(FILE, 0, 1));
    Await.result(old.append(List.of(bytes(1_000))));
    FileStore elsewhere = store(vertx);
    FileStore.Growing later = Await.result(elsewhere.append(FILE, 600, 2));
    assertEquals(600, later.length());
    isReplaced(old.append(List.of(bytes(5))));
    isReplaced(old.truncate(0));
    Await.result(Await.result(store().append(FILE + ".fresh", 0, 1)).append(List.of(bytes(5))));
    isReplaced(store().replace(FILE + ".fresh", FILE, 1));
    isReplaced(store().append(FILE, 600, 1));
    Await.result(later.append(List.of(bytes(7))));
    isReplaced(old.append(List.of(bytes(5))));
    ByteBuffer expected = ByteBuffer.allocate(607);
    expected.put(bytes(1_000).limit(600)).put(bytes(7));
    assertArrayEquals(expected.array(), all(FILE));
    assertEquals(607, Await.result(elsewhere.append(FILE, 607, 3)).length());
  }

  @Test
  @DisplayName("of two that append at the same moment one wins, and nothing of the other is there")
  void race() {
    FileStore elsewhere = store(vertx);
    long writer = 1;
    FileStore.Growing old = Await.result(store().append(FILE, 0, writer));
    for (int round = 0; round < 20; round++) {
      List<Future<?>> appended = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        appended.add(old.append(List.of(bytes(10))).otherwiseEmpty());
      }
      FileStore.Growing next = Await.result(elsewhere.append(FILE, 0, ++writer));
      Await.result(Future.join(appended));
      assertEquals(0, all(FILE).length);
      assertEquals(0, pieces());
      old = next;
    }
  }

  @Test
  @DisplayName("whoever appends to what is gone is told so")
  void gone() {
    FileStore.Growing growing = Await.result(store().append(FILE, 0, 1));
    Await.result(store().delete(FILE));
    assertTrue(failure(growing.append(List.of(bytes(5)))) instanceof NoSuchFileException);
    assertEquals(0, Await.result(store().append(FILE, 0, 1)).length());
  }

  @Test
  @DisplayName("an append that a cut leaves in doubt is there once when it is tried again")
  void cut() {
    FileStore.Growing growing = Await.result(store().append(FILE, 0, 1));
    for (int round = 0; round < 4; round++) {
      List<ByteBuffer> piece = List.of(bytes(100_000 + round));
      Future<Boolean> appended = tried(growing, piece);
      postgres.cutConnections();
      if (!Await.result(appended)) {
        Await.until("it goes on", () -> Await.result(tried(growing, piece)));
      }
    }
    ByteBuffer expected = ByteBuffer.allocate(400_006);
    for (int round = 0; round < 4; round++) {
      expected.put(bytes(100_000 + round));
    }
    // the last cut may have met a connection that nobody has asked anything since
    Await.until("it is read again", () -> Await.result(opened().map(true).otherwise(false)));
    assertArrayEquals(expected.array(), all(FILE));
    String digest = Await.result(growing.digest());
    assertEquals(digest, Await.result(Await.result(store().append(FILE, 400_006, 2)).digest()));
  }

  private Future<?> opened() {
    return store().open(FILE).compose(reader -> reader.read(0, 1));
  }

  private static Future<Boolean> tried(FileStore.Growing growing, List<ByteBuffer> piece) {
    return growing.append(piece).map(true).otherwise(false);
  }

  @Test
  @DisplayName("who dribbles bytes does not fill the database with rows, and nothing gets lost")
  void dribbled() {
    FileStore.Growing growing = Await.result(store().append(FILE, 0, 1));
    ByteBuffer expected = ByteBuffer.allocate(600_000);
    Random sizes = new Random(5);
    for (int i = 0; i < 400; i++) {
      ByteBuffer piece = bytes(i % 100 == 99 ? 100_000 : 1 + sizes.nextInt(500));
      expected.put(piece.duplicate());
      Await.result(growing.append(List.of(piece)));
      if (i % 150 == 149) {
        growing = Await.result(store().append(FILE, growing.length(), 1));
      }
    }
    byte[] all = new byte[expected.flip().remaining()];
    expected.get(all);
    assertArrayEquals(all, all(FILE));
    assertTrue(pieces() < 250, pieces() + " pieces");
    FileStore.Bytes reader = Await.result(store().open(FILE));
    for (int i = 0; i < 20; i++) {
      int from = sizes.nextInt(all.length);
      ByteBuffer some = Await.result(reader.read(from, 3_000));
      assertEquals(
          ByteBuffer.wrap(all, from, Math.min(3_000, all.length - from)).slice(), some.slice());
    }
  }

  @Test
  @DisplayName("a piece is never larger than 256 KiB, and what is cut off is cut at any place")
  void pieceSizes() {
    FileStore.Growing growing = Await.result(store().append(FILE, 0, 1));
    Await.result(growing.append(List.of(bytes(700_000), bytes(300_000))));
    assertEquals("262144", postgres.sql("SELECT max(octet_length(bytes)) FROM file_piece"));
    String digest = Await.result(growing.digest());
    Await.result(growing.truncate(300_001));
    assertEquals(300_001, all(FILE).length);
    ByteBuffer rest = bytes(700_000).position(300_001);
    Await.result(growing.append(List.of(rest, bytes(300_000))));
    assertEquals(digest, Await.result(growing.digest()));
    assertEquals(1_000_000, all(FILE).length);
  }

  @Test
  @DisplayName("what was taken away leaves the database after a while, some pieces at a time")
  void buried() {
    FileStore.Growing growing = Await.result(store().append(FILE, 0, 1));
    for (int i = 0; i < 5; i++) {
      Await.result(growing.append(List.of(bytes(200_000))));
    }
    Await.result(store().delete(FILE));
    assertEquals("f", postgres.sql("SELECT bury_files(300, 2)"));
    assertEquals(5, pieces());
    for (long left : List.of(3, 1, 0)) {
      assertEquals("t", postgres.sql("SELECT bury_files(-1, 2)"));
      assertEquals(left, pieces());
    }
    assertEquals("f", postgres.sql("SELECT bury_files(-1, 2)"));
    assertEquals("0", postgres.sql("SELECT count(*) FROM file_bytes"));
  }
}
