package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One board and its watchers, in all the orders that a running server shows once a month. */
class OpenBoardTest {
  private static final BoardName NAME = new BoardName("lobby", "ops");
  private static final BoardCommand.Wanted ALL = new BoardCommand.Wanted(Set.of(), Figure.USUAL);
  private static final long TEN_MINUTES = 600_000;

  private final MemoryBoards memory = new MemoryBoards();
  private final Random random = new Random(7);
  private Board board = opened("n1");

  private Board opened(String node) {
    BoardState state =
        new BoardState(
            new SeriesSeats(10_000, memory.parts(node).memory()),
            new Owners(node, "1"),
            memory.clock.now());
    Loading loading = new Loading(memory);
    Board opened =
        new Board(
            NAME,
            memory.around(),
            state,
            memory.parts(node),
            one -> loading.load(one, memory.clock.now()));
    loading.load(opened, memory.clock.now());
    return opened;
  }

  private static MetricName metric(String name) {
    return MetricName.of(name).orElseThrow();
  }

  private static OptionalLong any() {
    return OptionalLong.empty();
  }

  private void records(Item.Sample sample) {
    board.state().record(sample, memory.clock.now());
    board.changed();
  }

  private void counts(String name, double by) {
    records(new Item.Count(metric(name), Labels.NONE, any(), by));
  }

  private void countsAt(String name, double by, long at) {
    records(new Item.Count(metric(name), Labels.NONE, OptionalLong.of(at), by));
  }

  private BoardView whole(long window) {
    long now = memory.clock.now();
    Steps steps = Steps.of(window, window, 5, board.known().finest(window, now));
    StoredPast past = new Loading(memory).past(board, ALL, steps, now - window, now).result();
    return board.views().whole(board.state().revision().take(), ALL, window, steps, past, now);
  }

  private Mirror watches(String session, Interval interval) {
    Steps steps = Steps.of(TEN_MINUTES, TEN_MINUTES, 5, Tier.SECOND);
    Mirror mirror = Mirror.of(whole(TEN_MINUTES));
    board.enter(session, new Group.Terms(interval, ALL, steps), mirror.rev);
    return mirror;
  }

  private List<BoardEvent.Changed> heard(String session) {
    List<BoardEvent.Changed> heard = List.copyOf(memory.heard.getOrDefault(session, List.of()));
    memory.heard.remove(session);
    return heard;
  }

  private Now now(String name) {
    return Mirror.of(whole(TEN_MINUTES)).now.get(name + " {}");
  }

  private double total(String name) {
    return ((Now.Count) now(name)).total();
  }

  private Item.Sample anything() {
    Labels labels = random.nextBoolean() ? Labels.NONE : Labels.of(Map.of("k", "v"));
    long now = memory.clock.now();
    OptionalLong at =
        random.nextInt(4) == 0 ? OptionalLong.of(now - random.nextInt(400_000)) : any();
    return switch (random.nextInt(5)) {
      case 0 -> new Item.Count(metric("c"), labels, at, random.nextInt(9) - 3);
      case 1 -> new Item.Gauge(metric("g"), labels, at, random.nextInt(100));
      case 2 -> new Item.Observe(metric("o"), labels, at, random.nextInt(1_000));
      case 3 -> new Item.Top(metric("t"), labels, at, "k" + random.nextInt(30), 1);
      default -> new Item.Unique(metric("u"), labels, at, "id" + random.nextInt(3_000));
    };
  }

  /** A watcher who misses some of what is told, as one whose socket is slow. */
  private final class Watcher {
    private final String session;
    private final Mirror mirror;
    private boolean behind;
    private int asked;

    private Watcher(String session, Interval interval) {
      this.session = session;
      this.mirror = watches(session, interval);
    }

    private void hears() {
      for (BoardEvent.Changed event : heard(session)) {
        if (random.nextInt(3) == 0) {
          continue;
        }
        if (event.since() > mirror.rev) {
          behind = true;
        } else if (event.view().rev() > mirror.rev) {
          mirror.apply(event.view());
          behind = false;
        }
      }
      if (behind && random.nextInt(3) == 0) {
        asks();
      }
    }

    private void asks() {
      asked++;
      board.watchers().mend(session, mirror.rev);
      heard(session).forEach(event -> mirror.apply(event.view()));
      behind = false;
    }
  }

  @Test
  @DisplayName("snapshot plus changes equals the state, for watchers that come, go and lag")
  void oneCursor() {
    List<Watcher> watchers = new ArrayList<>();
    for (int round = 0; round < 400; round++) {
      for (int n = random.nextInt(8); n > 0; n--) {
        records(anything());
      }
      if (random.nextInt(10) == 0) {
        watchers.add(new Watcher("s" + round, Interval.values()[random.nextInt(4)]));
      }
      if (random.nextInt(20) == 0 && !watchers.isEmpty()) {
        board.leave(watchers.remove(random.nextInt(watchers.size())).session);
      }
      memory.clock.pass(random.nextInt(700));
      watchers.forEach(Watcher::hears);
    }
    assertTrue(watchers.stream().mapToInt(one -> one.asked).sum() > 0);
    memory.clock.pass(200);
    watchers.forEach(Watcher::asks);
    BoardView now = whole(TEN_MINUTES);
    for (Watcher watcher : watchers) {
      Mirror fresh = Mirror.of(now);
      assertEquals(fresh.asFarAs(watcher.mirror), watcher.mirror.asFarAs(fresh), watcher.session);
      assertEquals(fresh.rev, watcher.mirror.rev);
      fresh.now.forEach(
          (name, as) -> {
            if (!(as instanceof Now.Count)) {
              assertEquals(as, watcher.mirror.now.get(name), name);
            }
          });
    }
  }

  @Test
  @DisplayName("what fades is told while it fades, and then nothing is done any more")
  void fading() {
    Mirror mirror = watches("ann", Interval.SECOND);
    counts("c", 10);
    records(new Item.Observe(metric("o"), Labels.NONE, any(), 5));
    memory.clock.pass(3_000);
    heard("ann").forEach(event -> mirror.apply(event.view()));
    assertEquals(new Now.Count(10, 1), mirror.now.get("c {}"));
    memory.clock.pass(100_000);
    List<BoardEvent.Changed> events = heard("ann");
    events.forEach(event -> mirror.apply(event.view()));
    assertEquals(new Now.Count(10, 0), mirror.now.get("c {}"));
    assertEquals(0, ((Now.Observe) mirror.now.get("o {}")).count());
    assertTrue(events.size() <= 5, "" + events.size());
    assertFalse(memory.clock.waits(), "nothing fades any more, so nobody waits");
  }

  @Test
  @DisplayName("no more than one event an interval, for a group once")
  void pace() {
    watches("ann", Interval.SECOND);
    watches("bob", Interval.SECOND);
    for (int i = 0; i < 100; i++) {
      counts("c", 1);
      memory.clock.pass(100);
    }
    int events = heard("ann").size();
    assertTrue(events >= 10 && events <= 12, "" + events);
    assertEquals(1, memory.members.size(), "one group for both");
  }

  @Test
  @DisplayName("what is recorded is stored within a second, also when the store was away")
  void flush() {
    counts("c", 3);
    memory.down = true;
    board.flushing().flush();
    counts("c", 4);
    memory.down = false;
    assertFalse(board.flushing().idle());
    board.flushing().flush();
    assertTrue(board.flushing().idle());
    board = opened("n2");
    assertEquals(7, total("c"));
    counts("c", 1);
    board.flushing().flush();
    board = opened("n3");
    assertEquals(8, total("c"), "the share of a node that is gone stays");
  }

  @Test
  @DisplayName("however much was recorded, all of it is stored within the second")
  void muchAtOnce() {
    for (int metric = 0; metric < 50; metric++) {
      for (int label = 0; label < 100; label++) {
        records(new Item.Count(metric("m" + metric), Labels.of(Map.of("l", "" + label)), any(), 1));
      }
    }
    board.flushing().flush();
    assertTrue(board.flushing().idle());
    assertTrue(memory.saves > 5, "in parts, so that the store has time for others");
    assertEquals(5_000, memory.stored.values().stream().filter(cell -> cell.tier() == 0).count());
  }

  @Test
  @DisplayName("what is stored has its place again, however much other nodes had brought")
  void moreThanFits() {
    for (int i = 0; i < 150; i++) {
      records(new Item.Count(metric("c"), Labels.of(Map.of("n1", "" + i)), any(), 1));
    }
    board.flushing().flush();
    memory.hidden = true;
    board = opened("n2");
    for (int i = 0; i < 150; i++) {
      records(new Item.Count(metric("c"), Labels.of(Map.of("n2", "" + i)), any(), 1));
    }
    board.flushing().flush();
    memory.hidden = false;
    board = opened("n3");
    assertEquals(300, whole(TEN_MINUTES).metrics().get(0).series().size());
    records(new Item.Count(metric("c"), Labels.of(Map.of("n3", "new")), any(), 1));
    assertEquals(301, whole(TEN_MINUTES).metrics().get(0).series().size(), "the other one");
  }

  @Test
  @DisplayName("a board that does not fit as a whole is not opened: it would be stored over")
  void crowded() {
    for (int i = 0; i < 150; i++) {
      records(new Item.Count(metric("c"), Labels.of(Map.of("k", "" + i)), any(), 1));
    }
    board.flushing().flush();
    BoardState few =
        new BoardState(
            new SeriesSeats(100, memory.parts("n1").memory()),
            new Owners("n1", "2"),
            memory.clock.now());
    Loading loading = new Loading(memory);
    Board small =
        new Board(NAME, memory.around(), few, memory.parts("n1"), one -> Future.succeededFuture());
    assertTrue(loading.open(small, memory.clock.now()).failed());
  }

  @Test
  @DisplayName("a board that was forgotten goes on where it was, under the same name")
  void reopened() {
    counts("c", 3);
    board.flushing().flush();
    board = opened("n1");
    counts("c", 4);
    board.flushing().flush();
    assertEquals(1, memory.stored.values().stream().filter(cell -> cell.tier() == 0).count());
    board = opened("n1");
    assertEquals(7, total("c"));
  }

  @Test
  @DisplayName("what comes late goes where it belongs, however often what was stored was forgotten")
  void late() {
    long then = memory.clock.now();
    Map<Long, Double> expected = new HashMap<>();
    for (int round = 0; round < 60; round++) {
      long at = then - random.nextInt(3_000_000);
      countsAt("c", 1, at);
      expected.merge(Tier.TEN_SECONDS.start(at), 1.0, Double::sum);
      if (round % 7 == 0) {
        board.flushing().flush();
        board.state().trim(memory.clock.now());
      }
      if (round % 20 == 0) {
        board.flushing().flush();
        board = opened("n" + round % 40);
      }
    }
    board.flushing().flush();
    assertEquals(60, total("c"));
    BoardView view = whole(7_000_000);
    Mirror mirror = Mirror.of(view);
    assertEquals(10_000, view.metrics().get(0).stepMillis());
    assertEquals(expected, new HashMap<>(mirror.past.get("c {}")));
  }

  @Test
  @DisplayName("a clock that jumps back loses nothing that is stored")
  void clockBack() {
    for (int i = 0; i < 100; i++) {
      counts("c", 1);
      memory.clock.pass(10_000);
      board.flushing().flush();
      board.state().trim(memory.clock.now());
    }
    memory.clock.put(-900_000);
    for (int i = 0; i < 100; i++) {
      counts("c", 1);
      memory.clock.pass(10_000);
      board.flushing().flush();
      board.state().trim(memory.clock.now());
    }
    board = opened("n2");
    assertEquals(200, total("c"));
    double sum =
        whole(7_200_000).metrics().get(0).series().get(0).past().orElseThrow().values().stream()
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sum();
    assertEquals(200, sum);
  }

  @Test
  @DisplayName("times that are not kept are refused, and so is another kind")
  void refused() {
    long now = memory.clock.now();
    assertEquals("at", refusal(() -> countsAt("c", 1, now + 61_000)).field().orElseThrow());
    assertEquals("at", refusal(() -> countsAt("c", 1, 0)).field().orElseThrow());
    countsAt("c", 1, now + 59_000);
    countsAt("c", 1, now - 399L * 86_400_000);
    assertEquals(
        Problem.KIND,
        refusal(() -> records(new Item.Gauge(metric("c"), Labels.NONE, any(), 1))).problem());
  }

  private static chat.parley.protocol.Refused refusal(Runnable wrong) {
    return assertThrows(Refusal.class, wrong::run).reply();
  }

  @Test
  @DisplayName("the two hundred and first combination of labels counts as other, and it is said")
  void full() {
    for (int i = 0; i < 1_000; i++) {
      records(new Item.Count(metric("c"), Labels.of(Map.of("user", "u" + i)), any(), 1));
    }
    MetricView view = whole(TEN_MINUTES).metrics().get(0);
    assertTrue(view.full());
    assertEquals(201, view.series().size());
    assertEquals(
        new Now.Count(800, 0),
        view.series().stream()
            .filter(series -> series.labels().equals(Labels.OTHER))
            .findFirst()
            .orElseThrow()
            .now());
  }

  private Future<Boolean> votes(String cid) {
    Item.Count vote = new Item.Count(metric("v"), Labels.NONE, any(), 1);
    return board.counting().count(List.of(vote), "ann", cid, memory.clock.now());
  }

  @Test
  @DisplayName("what is exact is counted once, also when nobody knows whether it was stored")
  void exact() {
    assertTrue(votes("a").result());
    assertFalse(votes("a").result());
    assertEquals(1, total("v"));
    memory.deaf = true;
    assertTrue(votes("b").failed());
    memory.deaf = false;
    memory.down = true;
    assertTrue(votes("c").failed());
    memory.down = false;
    assertFalse(votes("b").result(), "it was stored");
    assertTrue(votes("c").result());
    assertTrue(votes("d").result());
    counts("v", 10);
    board.flushing().flush();
    assertEquals(14, total("v"));
    board = opened("n2");
    assertEquals(14, total("v"));
    board = opened("n1");
    assertTrue(votes("e").result());
    board = opened("n3");
    assertEquals(15, total("v"));
  }
}
