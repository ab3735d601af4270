package chat.parley.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** For how long it is believed that nobody listens, on which listeners' start depends. */
class QuietAddressesTest {
  private final AtomicLong clock = new AtomicLong(5_000);
  private final QuietAddresses quiet = new QuietAddresses("room.", clock::get);

  @Test
  @DisplayName(
      "an address is quiet for a second from the question on, however late the answer came")
  void second() {
    long asked = quiet.now();
    clock.addAndGet(400);
    quiet.remember("room.a", asked);
    clock.addAndGet(599);
    assertTrue(quiet.knows("room.a"));
    assertFalse(quiet.knows("room.b"));
    clock.addAndGet(1);
    assertFalse(quiet.knows("room.a"));
  }

  @Test
  @DisplayName("an answer that took longer than that is of no use")
  void late() {
    long asked = quiet.now();
    clock.addAndGet(QuietAddresses.SURE_MILLIS);
    quiet.remember("room.a", asked);
    assertFalse(quiet.knows("room.a"));
  }

  @Test
  @DisplayName("other addresses are always asked for")
  void others() {
    quiet.remember("service", quiet.now());
    assertFalse(quiet.concerns("service"));
    assertFalse(quiet.knows("service"));
  }

  @Test
  @DisplayName("however many rooms there are, no more than ten thousand are remembered")
  void bounded() {
    for (int n = 0; n <= 10_000; n++) {
      quiet.remember("room." + n, quiet.now());
    }
    assertTrue(quiet.knows("room.10000"));
    assertFalse(quiet.knows("room.1"));
  }
}
