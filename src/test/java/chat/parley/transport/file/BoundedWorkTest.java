package chat.parley.transport.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a stranger sends costs no more than its length. */
class BoundedWorkTest {
  /** What is quadratic takes hours for so much. */
  private static final int MANY = 4_000_000;

  private static final Duration ENOUGH = Duration.ofSeconds(60);

  @Test
  @DisplayName("a body of single bytes waits in one piece, of twice its length at most")
  void singleBytes() {
    Gathered gathered = new Gathered(true);
    for (int i = 0; i < 100_000; i++) {
      gathered.add(Buffer.buffer(new byte[] {(byte) i}));
    }
    assertEquals(100_000, gathered.size());
    ByteBuffer taken = gathered.take().get(0);
    assertEquals(100_000, taken.remaining());
    assertEquals((byte) 99_999, taken.get(99_999));
    assertTrue(taken.capacity() <= 200_000);
    assertEquals(0, gathered.size());
    gathered.add(Buffer.buffer("abc"));
    gathered.add(Buffer.buffer(new byte[10_000]));
    gathered.add(Buffer.buffer("d"));
    assertEquals(10_004, gathered.size());
    assertEquals(
        List.of(
            ByteBuffer.wrap(new byte[] {97, 98, 99}),
            ByteBuffer.wrap(new byte[10_000]),
            ByteBuffer.wrap(new byte[] {100})),
        gathered.take());
    assertEquals(List.of(), gathered.take());
  }

  @Test
  @DisplayName("ranges are read at once, however many spaces are in them")
  void ranges() {
    String spaces = " ".repeat(MANY);
    assertTimeoutPreemptively(
        ENOUGH,
        () -> {
          assertEquals(Optional.empty(), ByteRange.read("bytes=" + spaces));
          assertEquals(Optional.empty(), ByteRange.read("bytes=" + spaces + "-" + spaces + "x"));
          assertEquals(2, ByteRange.read("bytes= 1 - 2 ").orElseThrow().last().orElseThrow());
        });
    for (String none :
        new String[] {"bytes=-", "bytes=1", "bytes=1-2,4-5", "lines=1-2", "", "bytes-"}) {
      assertEquals(Optional.empty(), ByteRange.read(none), none);
    }
  }

  @Test
  @DisplayName("lists of tags too")
  void tags() {
    String spaces = " ".repeat(MANY);
    assertTimeoutPreemptively(
        ENOUGH,
        () -> {
          assertFalse(Headers.names(spaces + "x" + spaces + "y", "\"a\""));
          assertTrue(Headers.names("\"b\"" + spaces + "," + spaces + "\"a\"", "\"a\""));
          assertTrue(Headers.names(" * ", "\"a\""));
        });
  }
}
