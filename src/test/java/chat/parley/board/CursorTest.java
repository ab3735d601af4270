package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Snapshot and changes have one cursor: at each {@code rev} a watcher has what there is. */
class CursorTest {
  private static final long WINDOW = 500_000;

  private final OpenBoard open = new OpenBoard();
  private final Map<String, Watcher> watchers = new HashMap<>();
  private Random random = new Random();
  private int told;
  private int resumed;
  private int anew;
  private long rev;

  /** More of them with {@code -Doracle.seeds}. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("oracle.seeds", 8));
  }

  /** One who takes all he is told, or is slow now and then and asks for what he did without. */
  private final class Watcher {
    private final Interval interval = Interval.values()[random.nextInt(5)];
    private final boolean slow = random.nextBoolean();
    private Mirror mirror;
    private boolean behind;
    private boolean lost;
    private boolean takes = true;

    private void hears(BoardEvent.Changed event) {
      if (behind || takes && slow && random.nextInt(4) == 0) {
        behind = true;
        return;
      }
      if (event.since() > mirror.rev) {
        // it builds on a state that he has not: he asks for all
        lost = true;
        behind = true;
        return;
      }
      if (event.view().rev() > mirror.rev) {
        mirror.apply(event.view());
        told++;
        same(mirror);
      }
    }
  }

  /** All that does not fade by itself: that is looked at once a second. */
  private void same(Mirror mirror) {
    Mirror fresh = Mirror.of(open.whole(WINDOW));
    assertEquals(fresh.rev, mirror.rev);
    assertEquals(fresh.asFarAs(fresh), mirror.asFarAs(fresh));
    assertEquals(fresh.values, mirror.values);
    fresh.now.forEach(
        (name, as) -> {
          if (as instanceof Now.Count count) {
            assertEquals(count.total(), ((Now.Count) mirror.now.get(name)).total());
          } else if (as instanceof Now.Gauge) {
            assertEquals(as, mirror.now.get(name), name);
          }
        });
  }

  private void enters(String session) {
    Watcher watcher = new Watcher();
    watcher.mirror = open.watches(session, watcher.interval, WINDOW);
    same(watcher.mirror);
    watchers.put(session, watcher);
  }

  /** As {@link Looking} does it. */
  private void resumes(String session, Watcher watcher) {
    BoardState state = open.board.state();
    long now = open.memory.clock.now();
    Steps steps = Steps.of(WINDOW, WINDOW, state.metrics().count(), Tier.SECOND);
    long since = watcher.mirror.rev;
    long taken = state.revision().take();
    if (state.revision().knows(since) && state.values().remembers(since)) {
      watcher.mirror.apply(open.board.views().since(since, taken, OpenBoard.ALL, steps, now));
      resumed++;
    } else {
      watcher.mirror = Mirror.of(open.whole(WINDOW));
      anew++;
    }
    open.board.enter(session, new Group.Terms(watcher.interval, OpenBoard.ALL, steps), taken);
    watcher.behind = false;
    watcher.lost = false;
    same(watcher.mirror);
    watchers.put(session, watcher);
  }

  private void mends(String session, Watcher watcher) {
    watcher.behind = false;
    watcher.takes = false;
    open.board.watchers().mend(session, watcher.mirror.rev);
    watcher.takes = true;
    if (open.memory.closed.remove(session) == null && !watcher.lost) {
      same(watcher.mirror);
    } else {
      resumes(session, watcher);
    }
  }

  private void happens(Map<String, Watcher> away) {
    String session = "s" + random.nextInt(12);
    Watcher watcher = watchers.get(session);
    switch (random.nextInt(12)) {
      case 0 -> {
        if (watcher == null && !away.containsKey(session)) {
          enters(session);
        }
      }
      case 1 -> {
        if (watcher != null) {
          open.board.leave(session);
          away.put(session, watchers.remove(session));
        }
      }
      case 2 -> {
        if (away.containsKey(session)) {
          resumes(session, away.remove(session));
        }
      }
      case 3 -> {
        if (watcher != null && watcher.behind) {
          mends(session, watcher);
        }
      }
      case 4 -> open.puts("k" + random.nextInt(40), "" + random.nextInt(100), ++rev);
      case 5 -> open.drops("k" + random.nextInt(40));
      case 6 -> open.passes(random.nextInt(15));
      case 7 -> {
        if (random.nextInt(40) == 0) {
          manyGo();
        }
      }
      default -> Samples.record(open, random, at());
    }
  }

  private void manyGo() {
    for (int i = 0; i < 1_100; i++) {
      open.puts("g" + i, "1", ++rev);
      open.drops("g" + i);
    }
  }

  private OptionalLong at() {
    long now = open.memory.clock.now();
    return random.nextInt(3) == 0
        ? OptionalLong.of(now - random.nextInt(500_000))
        : OptionalLong.empty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName(
      "at each state a watcher has what there is, whether he came, went, lagged or resumed")
  void everyState(long seed) {
    random = new Random(seed);
    open.memory.hearing =
        (session, event) -> {
          if (watchers.containsKey(session)) {
            watchers.get(session).hears(event);
          }
        };
    Map<String, Watcher> away = new HashMap<>();
    for (int round = 0; round < 2_000; round++) {
      happens(away);
      open.memory.clock.pass(random.nextInt(300));
      Map.copyOf(watchers)
          .forEach(
              (session, watcher) -> {
                if (watcher.lost) {
                  resumes(session, watcher);
                }
              });
      List.copyOf(open.memory.closed.keySet())
          .forEach(
              session -> {
                open.memory.closed.remove(session);
                resumes(session, watchers.get(session));
              });
    }
    assertTrue(told > 300 && resumed > 3, told + " " + resumed + " " + anew);
    // until nothing fades any more
    List<String> left = new ArrayList<>(watchers.keySet());
    open.memory.clock.pass(130_000);
    left.forEach(session -> mends(session, watchers.get(session)));
    Map<String, Now> now = Mirror.of(open.whole(WINDOW)).now;
    left.forEach(session -> assertEquals(now, watchers.get(session).mirror.now));
  }
}
