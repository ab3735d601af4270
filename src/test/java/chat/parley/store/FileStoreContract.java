package chat.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.message.file.FileStore;
import chat.parley.support.Await;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every place promises where the bytes of files are kept. */
abstract class FileStoreContract {
  private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  protected final Vertx vertx = Vertx.vertx();
  private FileStore store;

  protected abstract FileStore store(Vertx vertx);

  /** The one that is open. */
  protected final FileStore store() {
    return store;
  }

  @BeforeEach
  void open() {
    store = store(vertx);
  }

  @AfterEach
  void end() {
    Await.ended(vertx);
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
    FileStore.Growing growing = Await.result(store.append(ID, 0, 1));
    assertEquals(2, Await.result(growing.append(List.of(bytes("a"), bytes("b")))));
    FileStore.Bytes reader = Await.result(store.open(ID));
    assertEquals("ab", read(reader, 0, 10));
    assertEquals("", read(reader, 2, 10));
    assertEquals("", read(reader, 7, 10));
    Await.result(growing.sync());
    Await.result(growing.close());
    FileStore.Growing later = Await.result(store.append(ID, 2, 2));
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
    FileStore.Growing growing = Await.result(store.append(ID, 0, 1));
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

  @Test
  @DisplayName("a digest may be asked for twice, and fails where bytes are missing")
  void digest() {
    FileStore.Growing growing = Await.result(store.append(ID, 0, 1));
    Await.result(growing.append(List.of(bytes("a"))));
    assertNotEquals(ABC, Await.result(growing.digest()));
    Await.result(growing.append(List.of(bytes("bcd"))));
    Await.result(growing.truncate(3));
    FileStore.Growing other = Await.result(store.append(ID, 2, 2));
    assertThrows(Throwable.class, () -> Await.result(growing.digest()));
    Await.result(other.append(List.of(bytes("c"))));
    assertEquals(ABC, Await.result(growing.digest()));
    assertEquals(ABC, Await.result(growing.digest()));
    Await.result(growing.close());
    Await.result(other.close());
  }

  @Test
  @DisplayName("what a sender was told of is not made anew, and what is behind it is cut off")
  void safe() {
    assertThrows(Throwable.class, () -> Await.result(store.append(ID, 1, 1)));
    FileStore.Growing growing = Await.result(store.append(ID, 0, 1));
    Await.result(growing.append(List.of(bytes("abcde"))));
    Await.result(growing.close());
    FileStore.Growing again = Await.result(store.append(ID, 3, 2));
    assertEquals(3, again.length());
    assertEquals(ABC, Await.result(again.digest()));
    Await.result(again.close());
  }

  @Test
  @DisplayName("all that nobody has touched is found, some at a time")
  void untouched() {
    List<String> ids =
        Stream.of("AAa", "AAb", "ABa", "Bb0", "a_0", "zz-")
            .map(name -> name + "0".repeat(19))
            .toList();
    ids.forEach(id -> Await.result(Await.result(store.append(id, 0, 1)).close()));
    List<String> found = new ArrayList<>();
    List<String> some = Await.result(store.untouched(Long.MAX_VALUE, "", 2));
    while (!some.isEmpty()) {
      assertTrue(some.size() <= 2);
      found.addAll(some);
      some = Await.result(store.untouched(Long.MAX_VALUE, some.get(some.size() - 1), 2));
    }
    assertEquals(ids.stream().sorted().toList(), found);
  }

  @Test
  @DisplayName("one that takes the place of another is there whole, or not at all")
  void replaced() {
    String fresh = ID + ".fresh";
    FileStore.Growing growing = Await.result(store.append(ID, 0, 1));
    Await.result(growing.append(List.of(bytes("as it was"))));
    Await.result(growing.close());
    FileStore.Bytes reader = Await.result(store.open(ID));
    assertThrows(Throwable.class, () -> Await.result(store.replace(fresh, ID, 1)));
    FileStore.Growing made = Await.result(store.append(fresh, 0, 1));
    Await.result(made.append(List.of(bytes("abc"))));
    Await.result(made.sync());
    Await.result(made.close());
    Await.result(store.replace(fresh, ID, 1));
    assertEquals("as it was", read(reader, 0, 20));
    reader.close();
    FileStore.Bytes next = Await.result(store.open(ID));
    assertEquals("abc", read(next, 0, 20));
    next.close();
    assertEquals(List.of(ID), Await.result(store.untouched(Long.MAX_VALUE, "", 9)));
  }
}
