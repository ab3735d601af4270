package chat.parley.transport.yjs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How much a socket may send before its documents are open. */
class EarlyTest {
  private final Early early = new Early();

  @Test
  @DisplayName("64 small messages are taken, the next is not")
  void messages() {
    for (int i = 0; i < 64; i++) {
      assertTrue(early.take(1), "message " + (i + 1));
    }
    assertFalse(early.take(1));
  }

  @Test
  @DisplayName("128 KiB are taken, one byte more is not")
  void bytes() {
    assertTrue(early.take(100 * 1024));
    assertTrue(early.take(28 * 1024));
    assertFalse(early.take(1));
  }

  @Test
  @DisplayName("one message above 128 KiB is not taken")
  void large() {
    assertFalse(early.take(128 * 1024 + 1));
  }
}
