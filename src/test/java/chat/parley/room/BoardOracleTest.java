package chat.parley.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.access.Sender;
import chat.parley.board.BoardCommand;
import chat.parley.board.BoardName;
import chat.parley.board.BoardReply;
import chat.parley.board.BoardView;
import chat.parley.board.Figure;
import chat.parley.board.Heavy;
import chat.parley.board.Interval;
import chat.parley.board.Item;
import chat.parley.board.Labels;
import chat.parley.board.MetricName;
import chat.parley.board.MetricView;
import chat.parley.board.Now;
import chat.parley.board.SeriesView;
import chat.parley.protocol.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three nodes beside somebody who remembers each record: what they say is what he knows. */
class BoardOracleTest {
  private static final BoardName OPS = new BoardName("lobby", "ops");
  private static final BoardCommand.Wanted ALL = new BoardCommand.Wanted(Set.of(), Figure.USUAL);

  /** Stated: more than this is not lost of what is not exact. */
  private static final long LOST_MILLIS = 1_000;

  private final SeveralNodes nodes = new SeveralNodes();
  private final Map<SeveralNodes.Node, Sender> senders = new HashMap<>();
  private final Map<SeveralNodes.Node, List<Counted>> unsure = new LinkedHashMap<>();
  private final Set<String> votes = new HashSet<>();
  private final List<String> unanswered = new ArrayList<>();
  private Random random = new Random();
  private double least;
  private double most;
  private long up;
  private int cids;

  /** A soft count of which nobody knows yet that it is stored. */
  private record Counted(long at, double by) {}

  /** More of them with {@code -Doracle.seeds}. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("oracle.seeds", 10));
  }

  private static MetricName metric(String name) {
    return MetricName.of(name).orElseThrow();
  }

  private SeveralNodes.Node starts(long wrong) {
    SeveralNodes.Node node = nodes.start(wrong);
    senders.put(node, node.comes("ann"));
    unsure.put(node, new ArrayList<>());
    if (random.nextInt(3) > 0) {
      watches(node);
    }
    return node;
  }

  private void watches(SeveralNodes.Node node) {
    node.gives(
        senders.get(node),
        new BoardCommand.Watch(OPS, ALL, 600_000, Interval.TENTH, OptionalLong.empty()));
  }

  private SeveralNodes.Node any() {
    return nodes.alive.get(random.nextInt(nodes.alive.size()));
  }

  private boolean records(SeveralNodes.Node node, Optional<String> exact, Item item) {
    Reply reply =
        node.gives(
            exact.isPresent() ? TwoNodes.sender("voter") : senders.get(node),
            new BoardCommand.Record(
                OPS,
                List.of(new BoardCommand.Numbered(0, item)),
                List.of(),
                exact.isPresent(),
                exact,
                100));
    return reply instanceof BoardReply.Recorded recorded && recorded.taken() == 1;
  }

  private static Item count(String name, double by) {
    return new Item.Count(metric(name), Labels.NONE, OptionalLong.empty(), by);
  }

  private void counts() {
    SeveralNodes.Node node = any();
    double by = 1 + random.nextInt(5);
    if (records(node, Optional.empty(), count("soft", by))) {
      unsure.get(node).add(new Counted(nodes.clock.now(), by));
    }
  }

  /** Whoever gets no answer asks again, of whichever node, until he has one. */
  private void votes() {
    String cid =
        !unanswered.isEmpty() && random.nextBoolean()
            ? unanswered.remove(random.nextInt(unanswered.size()))
            : "c" + ++cids;
    if (records(any(), Optional.of(cid), count("exact", 1))) {
      votes.add(cid);
    } else {
      unanswered.add(cid);
    }
  }

  /** What was recorded a second ago, while the store could be reached, is stored. */
  private void passes(long millis) {
    nodes.clock.pass(millis);
    long sure = nodes.clock.now() - LOST_MILLIS;
    if (up <= sure) {
      unsure
          .values()
          .forEach(
              some -> {
                some.stream().filter(one -> one.at() <= sure).forEach(one -> stored(one.by()));
                some.removeIf(one -> one.at() <= sure);
              });
    }
  }

  private void stored(double by) {
    least += by;
    most += by;
  }

  private void store(boolean down, boolean deaf) {
    nodes.boards.down = down;
    nodes.boards.deaf = deaf;
    up = down || deaf ? Long.MAX_VALUE : nodes.clock.now();
  }

  private void kills() {
    SeveralNodes.Node node = any();
    nodes.kill(node);
    most += unsure.remove(node).stream().mapToDouble(Counted::by).sum();
    starts(random.nextInt(120_000) - 60_000);
  }

  private void heals() {
    store(false, false);
    passes(1_100);
    // late enough that each compares what it has with what the store has
    passes(31_000);
    nodes.heal();
    while (!unanswered.isEmpty()) {
      votes();
    }
    passes(1_300);
  }

  private BoardView sees(SeveralNodes.Node node, long window) {
    return assertInstanceOf(
            BoardReply.Watched.class,
            node.gives(senders.get(node), new BoardCommand.Read(OPS, ALL, window)))
        .view();
  }

  private static Now now(BoardView view, String name) {
    return view.metrics().stream()
        .filter(metric -> metric.name().text().equals(name))
        .map(metric -> metric.series().get(0).now())
        .findFirst()
        .orElseThrow();
  }

  private static double total(BoardView view, String name) {
    return ((Now.Count) now(view, name)).total();
  }

  private void agree() {
    for (SeveralNodes.Node node : nodes.alive) {
      BoardView view = sees(node, 7_000_000);
      assertEquals(votes.size(), total(view, "exact"));
      double soft = total(view, "soft");
      assertTrue(soft >= least && soft <= most, least + " <= " + soft + " <= " + most);
      assertEquals(total(sees(nodes.alive.get(0), 0), "soft"), soft, "all agree");
    }
    least = most = total(sees(nodes.alive.get(0), 0), "soft");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("exact counts are equal, others lose a second at most, and after a cut all agree")
  void killsAndCuts(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      starts(random.nextInt(120_000) - 60_000);
    }
    for (int phase = 0; phase < 12; phase++) {
      for (int round = 0; round < 150; round++) {
        int what = random.nextInt(100);
        if (what < 55) {
          counts();
        } else if (what < 85) {
          votes();
        } else if (what < 88) {
          store(random.nextBoolean(), random.nextInt(3) == 0);
        } else if (what < 92) {
          store(false, false);
        } else if (what < 94) {
          nodes.cut(any(), any());
        } else if (what < 96) {
          watches(any());
        } else if (what < 97) {
          kills();
        }
        passes(random.nextInt(random.nextInt(20) == 0 ? 70_000 : 700));
      }
      heals();
      agree();
    }
    assertTrue(votes.size() > 300 && least > 1_000);
  }

  /** All that was recorded within the hour. */
  private static final class Known {
    private double count;
    private double observed;
    private double highest;
    private long gaugeAt = Long.MIN_VALUE;
    private double gauge;
    private final Map<String, Double> weights = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();
  }

  private void recordsAny(Known known) {
    SeveralNodes.Node node = any();
    OptionalLong at = OptionalLong.of(nodes.clock.now() - random.nextInt(400_000));
    double value = random.nextInt(1_000);
    String key = "k" + random.nextInt(60);
    boolean taken =
        switch (random.nextInt(5)) {
          case 0 ->
              records(
                  node,
                  new Item.Count(metric("c"), Labels.NONE, at, value),
                  () -> known.count += value);
          case 1 ->
              records(
                  node,
                  new Item.Observe(metric("o"), Labels.NONE, at, value),
                  () -> {
                    known.observed += value;
                    known.highest = Math.max(known.highest, value);
                  });
          case 2 ->
              records(
                  node,
                  new Item.Top(metric("t"), Labels.NONE, at, key, value),
                  () -> known.weights.merge(key, value, Double::sum));
          case 3 ->
              records(
                  node,
                  new Item.Unique(metric("u"), Labels.NONE, at, key),
                  () -> known.ids.add(key));
          default ->
              records(
                  node,
                  new Item.Gauge(metric("g"), Labels.NONE, at, value),
                  () -> {
                    if (at.getAsLong() > known.gaugeAt
                        || at.getAsLong() == known.gaugeAt && value > known.gauge) {
                      known.gaugeAt = at.getAsLong();
                      known.gauge = value;
                    }
                  });
        };
    assertTrue(taken || nodes.boards.down || nodes.boards.deaf);
  }

  private boolean records(SeveralNodes.Node node, Item item, Runnable remembers) {
    boolean taken = records(node, Optional.empty(), item);
    if (taken) {
      remembers.run();
    }
    return taken;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  @DisplayName("all kinds are equal to what was recorded, late or not, on nodes that were cut off")
  void allKinds(long seed) {
    random = new Random(seed);
    Known known = new Known();
    for (int i = 0; i < 3; i++) {
      starts(random.nextInt(60_000) - 30_000);
    }
    for (int round = 0; round < 1_500; round++) {
      recordsAny(known);
      int what = random.nextInt(100);
      if (what < 2) {
        nodes.cut(any(), any());
      } else if (what < 3) {
        heals();
      } else if (what < 5) {
        store(random.nextBoolean(), random.nextInt(3) == 0);
      } else if (what < 8) {
        store(false, false);
      }
      passes(random.nextInt(900));
    }
    counts();
    heals();
    for (SeveralNodes.Node node : nodes.alive) {
      BoardView view = sees(node, 7_000_000);
      assertEquals(known.count, total(view, "c"));
      assertEquals(known.count, past(view, "c"));
      assertEquals(new Now.Gauge(known.gauge, known.gaugeAt), now(view, "g"));
      assertEquals(known.ids.size(), ((Now.Unique) now(view, "u")).hour());
      for (Heavy heavy : ((Now.Top) now(view, "t")).keys()) {
        assertEquals(known.weights.get(heavy.key()), heavy.weight(), heavy.toString());
      }
      BoardView sums = told(node, Figure.SUM);
      assertEquals(known.observed, past(sums, "o"));
      assertEquals(known.highest, points(told(node, Figure.MAX), "o").max().orElseThrow());
    }
  }

  private BoardView told(SeveralNodes.Node node, Figure figure) {
    return assertInstanceOf(
            BoardReply.Watched.class,
            node.gives(
                senders.get(node),
                new BoardCommand.Read(
                    OPS, new BoardCommand.Wanted(Set.of(metric("o")), figure), 7_000_000)))
        .view();
  }

  private static DoubleStream points(BoardView view, String name) {
    return view.metrics().stream()
        .filter(metric -> metric.name().text().equals(name))
        .map(MetricView::series)
        .flatMap(List::stream)
        .map(SeriesView::past)
        .flatMap(past -> past.orElseThrow().values().stream())
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble);
  }

  private static double past(BoardView view, String name) {
    return points(view, name).sum();
  }
}
