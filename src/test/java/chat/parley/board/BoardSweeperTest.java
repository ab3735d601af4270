package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What boards keep no longer goes by itself, also where nobody has them open. */
class BoardSweeperTest {
  private static final long TEN_MINUTES = TimeUnit.MINUTES.toMillis(10);
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private final MemoryBoards memory = new MemoryBoards();
  private final List<Long> lineSweeps = new ArrayList<>();

  @BeforeEach
  void begin() {
    new BoardSweeper(memory, this::forgetLines, memory.around(), cause -> {}).begin();
  }

  private Future<Boolean> forgetLines(long now) {
    lineSweeps.add(now);
    return Future.succeededFuture(false);
  }

  private void has(int tier, long agoMillis) {
    long at = memory.clock.now() - agoMillis;
    memory.save(1, at, List.of(new ShareCell("count a", "n1", tier, at, new byte[] {1})));
  }

  @Test
  @DisplayName("each board keeps its past as long as it says, and its total")
  void kept() {
    memory.days = 30;
    has(3_600, 31 * DAY);
    has(3_600, 29 * DAY);
    has(60, 3 * DAY);
    has(60, DAY);
    memory.stored.put("total", new ShareCell("count a", "n1", 0, 0, new byte[] {1}));
    memory.clock.pass(TEN_MINUTES + 1_000);
    assertEquals(3, memory.stored.size(), memory.stored.toString());
    assertTrue(memory.stored.containsKey("total"));
  }

  @Test
  @DisplayName("notes of exact counts are kept for a day")
  void notes() {
    memory.clock.pass(TEN_MINUTES + 1_000);
    long now = memory.clock.now();
    assertTrue(memory.notesBefore <= now - DAY && memory.notesBefore > now - DAY - TEN_MINUTES);
  }

  @Test
  @DisplayName("a clock that says another year for a moment costs nothing")
  void jump() {
    has(3_600, 29 * DAY);
    memory.clock.put(500 * DAY);
    memory.clock.pass(TEN_MINUTES + 1_000);
    assertEquals(1, memory.stored.size());
    assertEquals(List.of(), lineSweeps, "lines of logs stay as well");
    memory.clock.put(-500 * DAY);
    memory.clock.pass(2 * TEN_MINUTES + 1_000);
    assertEquals(1, memory.stored.size());
  }
}
