package chat.parley.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who gets a place when there is little left, and that everything is given back. */
class BudgetTest {
  private static final long LARGE = 200_000;

  private final Budget budget = new Budget(1_000_000);
  private final List<String> gone = new ArrayList<>();

  private Share holder(String name, long bytes) {
    Share share = budget.share(() -> gone.add(name));
    assertTrue(share.hold(bytes), name);
    return share;
  }

  @Test
  @DisplayName("the last quarter is for those who hold little")
  void reserve() {
    for (int n = 0; n < 3; n++) {
      assertTrue(budget.take(LARGE));
    }
    assertFalse(budget.take(LARGE));
    assertTrue(budget.take(10_000));
    assertEquals(3 * LARGE + 10_000, budget.used());
    assertEquals(1, budget.refusals());
  }

  @Test
  @DisplayName("when it is full the largest has to go, and not the one who asks for less")
  void largest() {
    holder("large", 300_000);
    holder("larger", 400_000);
    for (int n = 0; n < 30; n++) {
      assertTrue(budget.take(10_000));
    }
    assertEquals(1_000_000, budget.used());
    holder("small", 5_000);
    assertEquals(List.of("larger"), gone);
    assertEquals(605_000, budget.used());
  }

  @Test
  @DisplayName("whoever would hold most himself is refused, and keeps what he had")
  void greedy() {
    Share greedy = holder("greedy", 300_000);
    holder("other", 300_000);
    assertFalse(greedy.hold(600_000));
    assertEquals(List.of(), gone);
    assertEquals(300_000, greedy.bytes());
    greedy.end();
    greedy.end();
    assertEquals(300_000, budget.used());
  }

  @Test
  @DisplayName("a share that was taken away holds nothing more, and is given back once")
  void revoked() {
    Share hog = holder("hog", 740_000);
    for (int n = 0; n < 26; n++) {
      budget.take(10_000);
    }
    holder("small", 1_000).end();
    assertEquals(List.of("hog"), gone);
    assertFalse(hog.hold(1));
    hog.end();
    assertEquals(260_000, budget.used());
  }

  @Test
  @DisplayName("many threads that take, grow, are sent away and end leave nothing behind")
  void threads() {
    CompletableFuture.allOf(
            IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.runAsync(this::comeAndGo))
                .toArray(CompletableFuture[]::new))
        .join();
    assertEquals(0, budget.used());
  }

  private void comeAndGo() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int n = 0; n < 20_000; n++) {
      Share share = budget.share(() -> {});
      while (share.bytes() >= 0 && share.bytes() < 200_000 && random.nextInt(5) > 0) {
        share.hold(random.nextInt(300_000));
      }
      share.end();
      if (budget.take(5_000)) {
        budget.release(5_000);
      }
    }
  }
}
