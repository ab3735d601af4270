package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Percentiles, ids and heavy keys of a board of several lives, beside exact ones. */
class SketchOracleTest {
  private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
  private static final long HOUR = TimeUnit.HOURS.toMillis(1);

  private final OpenBoard open = new OpenBoard();
  private final Random random = new Random(23);
  private final NavigableMap<Long, Map<String, Double>> heavy = new TreeMap<>();
  private final NavigableMap<Long, Double> observed = new TreeMap<>();
  private long last;

  private void records() {
    last = Math.max(last + 1, open.memory.clock.now());
    open.memory.clock.pass(last - open.memory.clock.now());
    double value = Math.exp(random.nextGaussian() * 3);
    String key = "k" + (int) Math.exp(random.nextDouble() * 8);
    open.records(new Item.Observe(OpenBoard.metric("o"), Labels.NONE, OpenBoard.any(), value));
    open.records(new Item.Unique(OpenBoard.metric("u"), Labels.NONE, OpenBoard.any(), key));
    open.records(new Item.Top(OpenBoard.metric("t"), Labels.NONE, OpenBoard.any(), key, 1));
    observed.put(last, value);
    heavy.computeIfAbsent(last, unknown -> new HashMap<>()).merge(key, 1.0, Double::sum);
  }

  /** The steps in which a moment is last of so many. */
  private long since(Tier tier, int steps) {
    return tier.start(open.memory.clock.now()) - (steps - 1) * tier.stepMillis();
  }

  private void percentiles() {
    double[] exact =
        observed.tailMap(since(Tier.TEN_SECONDS, 6)).values().stream()
            .mapToDouble(value -> value)
            .sorted()
            .toArray();
    Now.Observe now = (Now.Observe) open.now("o");
    assertEquals(exact.length, now.count());
    if (exact.length == 0) {
      return;
    }
    assertEquals(exact[0], now.min());
    assertEquals(exact[exact.length - 1], now.max());
    assertEquals(Arrays.stream(exact).sum(), now.sum(), now.sum() * 1e-12);
    near(exact, 0.5, now.p50());
    near(exact, 0.9, now.p90());
    near(exact, 0.99, now.p99());
    near(exact, 0.999, now.p999());
  }

  private static void near(double[] exact, double part, double told) {
    double value = exact[(int) Math.ceil(part * exact.length) - 1];
    assertEquals(value, told, value * Histogram.ERROR, "p" + part + " of " + exact.length);
  }

  private Set<String> ids(long since) {
    Set<String> ids = new HashSet<>();
    heavy.tailMap(since).values().forEach(keys -> ids.addAll(keys.keySet()));
    return ids;
  }

  private void uniques() {
    Now.Unique now = (Now.Unique) open.now("u");
    near(ids(since(Tier.MINUTE, 60)).size(), now.hour());
    near(ids(since(Tier.HOUR, 24)).size(), now.day());
  }

  private static void near(int exact, long told) {
    double error = exact <= UniqueCell.EXACT ? 0 : 4 * UniqueCell.ERROR * exact;
    assertEquals(exact, told, error);
  }

  private void heaviest() {
    Map<String, Double> exact = new HashMap<>();
    heavy
        .tailMap(since(Tier.MINUTE, 60))
        .values()
        .forEach(keys -> keys.forEach((key, weight) -> exact.merge(key, weight, Double::sum)));
    List<Heavy> told = ((Now.Top) open.now("t")).keys();
    for (Heavy one : told) {
      double weight = exact.getOrDefault(one.key(), 0.0);
      assertTrue(one.weight() >= weight && one.weight() - one.error() <= weight, one.toString());
    }
    if (told.size() < 20) {
      return;
    }
    double lightest = told.get(told.size() - 1).weight();
    exact.forEach(
        (key, weight) ->
            assertTrue(
                weight <= lightest || told.stream().anyMatch(one -> one.key().equals(key)), key));
  }

  @Test
  @DisplayName("what a board says of now is as near to the exact answer as is stated, at any time")
  void beside() {
    for (int minute = 0; minute < 30 * 60; minute += 1 + random.nextInt(12)) {
      for (int i = random.nextInt(minute < 120 ? 300 : 60); i > 0; i--) {
        records();
        open.memory.clock.pass(random.nextInt(200));
      }
      percentiles();
      uniques();
      heaviest();
      open.board.flushing().flush();
      open.memory.clock.pass(random.nextInt((int) (MINUTE * 12)));
      open.board.upkeep().trim();
      if (random.nextInt(20) == 0) {
        open.opened("n" + minute);
      }
      observed.headMap(open.memory.clock.now() - HOUR).clear();
    }
    assertTrue(ids(0).size() > 1_500);
  }
}
