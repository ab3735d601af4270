package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.log.StoreUnavailable;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A board in bad company: clocks that jump, stores that break, people who want too much. */
class HostileBoardTest {
  private static final long YEARS = 10 * 365 * OpenBoard.DAY;

  private final OpenBoard open = new OpenBoard();

  @Test
  @DisplayName("what could not be stored because of a fault of ours is stored the next time")
  void broken() {
    open.counts(3);
    open.memory.broken = true;
    assertTrue(open.board.flushing().flush().failed());
    open.counts(4);
    open.memory.broken = false;
    open.board.flushing().flush();
    open.opened("n2");
    assertEquals(7, open.total("c"));
  }

  @Test
  @DisplayName("exact counts are seen by the second, and in the rate")
  void exactSeconds() {
    for (int i = 0; i < 20; i++) {
      open.votes("c" + i);
      open.memory.clock.pass(1_000);
    }
    assertEquals(new Now.Count(20, 1), open.now("v"));
    assertEquals(20, open.past("v", OpenBoard.TEN_MINUTES));
    assertEquals(1_000, open.whole(OpenBoard.TEN_MINUTES).metrics().get(0).stepMillis());
  }

  @Test
  @DisplayName("a clock that was put back costs no exact count its place in the past")
  void exactClockBack() {
    for (int i = 0; i < 90; i++) {
      open.votes("a" + i);
      open.passes(10);
    }
    open.memory.clock.put(-900_000);
    for (int i = 0; i < 110; i++) {
      open.votes("b" + i);
      open.passes(i < 10 ? 0 : 10);
    }
    open.opened("n2");
    assertEquals(200, open.total("v"));
    assertEquals(200, open.past("v", 7_000_000));
  }

  @Test
  @DisplayName(
      "a clock that said another decade for a moment is soon forgotten, and the past is not")
  void clockAhead() {
    for (int i = 0; i < 60; i++) {
      open.counts(1);
      open.sets(i);
      open.passes(10);
    }
    open.memory.clock.put(YEARS);
    open.counts(1);
    open.sets(99);
    open.passes(30);
    open.memory.clock.put(-YEARS);
    open.passes(12);
    int cells = open.memory.stored.size();
    for (int i = 0; i < 30; i++) {
      open.counts(1);
      open.sets(i);
      open.passes(1);
    }
    assertEquals(new Now.Count(91, 1), open.now("c"));
    assertEquals(29, ((Now.Gauge) open.now("g")).value());
    assertEquals(30, open.past("c", 32_000), "by the second");
    assertEquals(90, open.past("c", 7_000_000));
    assertTrue(open.memory.stored.size() - cells < 20, "" + (open.memory.stored.size() - cells));
    open.opened("n2");
    assertEquals(91, open.total("c"));
    assertEquals(90, open.past("c", 7_000_000));
    assertEquals(29, ((Now.Gauge) open.now("g")).value());
  }

  @Test
  @DisplayName("a gauge is as it was set last, also when the clock was put back")
  void gaugeBack() {
    open.sets(1);
    open.memory.clock.put(-300_000);
    open.sets(2);
    assertEquals(2, ((Now.Gauge) open.now("g")).value());
  }

  @Test
  @DisplayName("who has missed more than is remembered begins anew, and keeps no key that is gone")
  void forgottenDrops() {
    for (int i = 0; i < 1_500; i++) {
      open.puts("k" + i, "1", i + 1);
    }
    open.watches("fast", Interval.TENTH, OpenBoard.TEN_MINUTES);
    Mirror slow = open.watches("slow", Interval.MINUTE, OpenBoard.TEN_MINUTES);
    open.counts(1);
    open.memory.clock.pass(1_000);
    List<Long> builtOn = new ArrayList<>();
    open.memory.hearing =
        (session, changed) -> {
          if (session.equals("slow")) {
            builtOn.add(changed.since());
          }
        };
    for (int i = 0; i < 1_500; i++) {
      open.drops("k" + i);
      open.memory.clock.pass(i % 10 == 0 ? 110 : 0);
    }
    open.memory.clock.pass(60_000);
    assertTrue(builtOn.get(0) > slow.rev, "it builds on a state that he has not: he asks for all");
  }

  @Test
  @DisplayName("values of a board are bounded in bytes, whatever the number of its metrics")
  void valueBytes() {
    String large = "\"" + "x".repeat(2_000) + "\"";
    Item.Put put =
        new Item.Put(OpenBoard.metric("p"), "new", large, OpenBoard.any(), false, OpenBoard.any());
    int taken = 0;
    while (open.board.state().values().hasRoom(put)) {
      open.puts("k" + taken++, large, taken);
    }
    assertTrue(taken > 1_000 && taken < 5_000, "" + taken);
    long bytes = open.board.state().values().bytes();
    open.drops("k7");
    assertTrue(open.board.state().values().bytes() < bytes);
    assertTrue(open.board.state().values().hasRoom(put));
  }

  @Test
  @DisplayName("thousands of votes that waited for a store that is gone fail one after the other")
  void manyVotes() {
    open.memory.hangs = true;
    List<Future<Boolean>> votes = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      votes.add(open.votes("c" + i));
    }
    open.memory.hangs = false;
    open.memory.down = true;
    open.memory.hanging.get(0).fail(new StoreUnavailable("gone", null));
    assertTrue(votes.stream().allMatch(Future::failed));
    assertTrue(votes.stream().allMatch(vote -> vote.cause() instanceof StoreUnavailable));
    open.memory.down = false;
    assertTrue(open.votes("c7").result());
    assertEquals(1, open.total("v"));
  }

  @Test
  @DisplayName("a thousand who each want other steps are not a thousand times the work")
  void groups() {
    Refusal refusal =
        assertThrows(
            Refusal.class,
            () -> {
              for (int i = 1; i < 1_000; i++) {
                Steps steps = new Steps(new Step(Tier.SECOND, i), new Step(Tier.MINUTE, i));
                Group.Terms terms =
                    new Group.Terms(
                        Interval.SECOND,
                        new BoardCommand.Wanted(Set.of(OpenBoard.metric("m" + i)), Figure.USUAL),
                        steps);
                open.board.enter("s" + i, terms, 0);
              }
            });
    assertEquals(Problem.TOO_MANY, refusal.reply().problem());
  }

  @Test
  @DisplayName("what is held is counted as it grows, and no more when it is forgotten")
  void bytes() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      for (int i = 0; i < 20; i++) {
        long at = open.memory.clock.now() - random.nextInt(1 << random.nextInt(28));
        Samples.record(open, random, OptionalLong.of(at));
      }
      open.passes(random.nextInt(30));
      if (round == 100) {
        open.opened("n2");
      }
      assertEquals(recounted(), open.board.state().bytes(), "round " + round);
    }
  }

  private long recounted() {
    long[] bytes = {open.board.state().values().bytes()};
    for (Metric metric : open.board.state().metrics().all()) {
      for (Series series : metric.series()) {
        bytes[0] += 1_500;
        for (Tier tier : Tier.values()) {
          series.slots(tier, Long.MIN_VALUE / 2, Long.MAX_VALUE, slot -> bytes[0] += slot.bytes());
        }
      }
    }
    return bytes[0];
  }

  @Test
  @DisplayName("that a metric is full is said on nodes, too, that were only told")
  void fullElsewhere() {
    for (int i = 0; i < 300; i++) {
      open.records(
          new Item.Count(OpenBoard.metric("c"), OpenBoard.labels("" + i), OpenBoard.any(), 1));
    }
    open.board.flushing().flush();
    open.opened("n2");
    assertTrue(open.whole(OpenBoard.TEN_MINUTES).metrics().get(0).full());
  }

  @Test
  @DisplayName("who drops what never was makes no metric of it")
  void drops() {
    Item.Keyed drop = new Item.Drop(OpenBoard.metric("never"), "k", OpenBoard.any());
    new Changing(open.board, open.memory, "ann", 1)
        .all(List.of(new BoardCommand.Numbered(0, drop)));
    assertTrue(open.board.state().metrics().find(OpenBoard.metric("never")).isEmpty());
  }
}
