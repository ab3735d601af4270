package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.parley.message.file.FileStore;
import chat.parley.support.Await;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every place promises where the bytes of files are kept. */
@ExtendWith(VertxExtension.class)
abstract class FileStoreContract {
  private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private FileStore store;

  protected abstract FileStore store(Vertx vertx);

  @BeforeEach
  void open(Vertx vertx) {
    store = store(vertx);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(FileStore.Bytes bytes, long from, int most) {
    return StandardCharsets.US_ASCII.decode(Await.result(bytes.read(from, most))).toString();
  }

  @Test
  @DisplayName("what is appended is read at once, from anywhere, and hashed as a whole at the end")
  void grows() {
    FileStore.Growing growing = Await.result(store.append(ID, 0));
    assertEquals(2, Await.result(growing.append(List.of(bytes("a"), bytes("b")))));
    FileStore.Bytes reader = Await.result(store.open(ID));
    assertEquals("ab", read(reader, 0, 10));
    assertEquals("", read(reader, 2, 10));
    assertEquals("", read(reader, 7, 10));
    Await.result(growing.sync());
    Await.result(growing.close());
    FileStore.Growing later = Await.result(store.append(ID, 2));
    assertEquals(2, later.length());
    Await.result(later.append(List.of(bytes("xy"))));
    Await.result(later.truncate(2));
    Await.result(later.append(List.of(bytes("c"))));
    assertEquals("bc", read(reader, 1, 2));
    assertEquals(ABC, Await.result(later.digest()));
    Await.result(later.close());
    reader.close();
  }

  @Test
  @DisplayName("a file that is taken away is gone, and whoever reads it reads on")
  void deleted() {
    FileStore.Growing growing = Await.result(store.append(ID, 0));
    Await.result(growing.append(List.of(bytes("abc"))));
    Await.result(growing.close());
    assertEquals(List.of(), Await.result(store.untouched(0, "", 9)));
    assertEquals(List.of(ID), Await.result(store.untouched(Long.MAX_VALUE, "", 9)));
    FileStore.Bytes reader = Await.result(store.open(ID));
    Await.result(store.delete(ID));
    Await.result(store.delete(ID));
    assertEquals("abc", read(reader, 0, 3));
    reader.close();
    assertFalse(Await.result(store.open(ID).map(true).otherwise(false)));
    assertEquals(List.of(), Await.result(store.untouched(Long.MAX_VALUE, "", 9)));
  }
}
