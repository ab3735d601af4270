package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.parley.room.NoPolls;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The past in all its steps, beside somebody who remembers each record and when it was. */
class TiersTest {
  private static final long HOUR = TimeUnit.HOURS.toMillis(1);
  private static final BoardCommand.Wanted ALL = OpenBoard.ALL;

  private final OpenBoard open = new OpenBoard();
  private final NavigableMap<Long, Double> known = new TreeMap<>();
  private final Random random = new Random(11);

  private void counts(OptionalLong at) {
    double by = 1 + random.nextInt(9);
    open.records(new Item.Count(OpenBoard.metric("c"), Labels.NONE, at, by));
    known.merge(at.orElse(open.memory.clock.now()), by, Double::sum);
  }

  /** Hours go by as seconds do, for what has to be done each second. */
  private void goesBy(long millis) {
    open.memory.clock.pass(millis);
    open.board.flushing().flush();
    open.board.upkeep().trim();
  }

  private Past past(long from, long to) {
    long now = open.memory.clock.now();
    Steps steps = Steps.of(now - from, to - from, 1, open.board.known().finest(now - from, now));
    StoredPast stored =
        new Loading(open.memory, new NoPolls()).past(open.board, ALL, steps, from, to).result();
    return open.board
        .views()
        .past(ALL, steps, stored, from, to)
        .get(0)
        .series()
        .get(0)
        .past()
        .orElseThrow();
  }

  /** Each step has what was recorded in it, and one without has nothing, which is not zero. */
  private void same(Past past) {
    for (int i = 0; i < past.values().size(); i++) {
      long start = past.from() + i * past.stepMillis();
      NavigableMap<Long, Double> step = known.subMap(start, true, start + past.stepMillis(), false);
      OptionalDouble expected =
          step.isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(step.values().stream().mapToDouble(by -> by).sum());
      assertEquals(expected, past.values().get(i), Instant.ofEpochMilli(start).toString());
    }
  }

  @Test
  @DisplayName("any piece of the past has in each step what was recorded, late, restarted or not")
  void anyPiece() {
    for (int round = 0; round < 1_500; round++) {
      long now = open.memory.clock.now();
      boolean late = random.nextInt(6) == 0;
      long back = (long) Math.exp(random.nextDouble() * Math.log(60.0 * OpenBoard.DAY));
      counts(late ? OptionalLong.of(now - back) : OptionalLong.empty());
      long pause = (long) Math.exp(random.nextDouble() * Math.log(2.0 * HOUR));
      goesBy(random.nextInt(3) == 0 ? pause : random.nextInt(3_000));
      if (random.nextInt(100) == 0) {
        open.opened("n" + round);
      }
      if (round % 10 == 0) {
        piece();
      }
    }
    assertTrue(open.memory.clock.now() - known.firstKey() > 20 * OpenBoard.DAY);
  }

  private void piece() {
    long now = open.memory.clock.now();
    long from = now - (long) Math.exp(random.nextDouble() * Math.log(70.0 * OpenBoard.DAY));
    same(past(from, from + (long) (random.nextDouble() * (now - from))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai"})
  @DisplayName("a year has each of its hours once, whatever is done to the clocks of a country")
  void year(String zone) {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      year(ZoneId.of(zone));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private void year(ZoneId zone) {
    long begin = open.memory.clock.now();
    for (int half = 0; half < 2 * 24 * 399; half++) {
      counts(OptionalLong.empty());
      goesBy(HOUR / 2);
      if (half % 5_000 == 0) {
        open.opened("n" + half);
      }
    }
    same(past(begin, open.memory.clock.now()));
    LocalDate month =
        Instant.ofEpochMilli(begin).atZone(zone).toLocalDate().plusMonths(1).withDayOfMonth(1);
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long from = month.atStartOfDay(zone).toInstant().toEpochMilli();
      month = month.plusMonths(1);
      long to = month.atStartOfDay(zone).toInstant().toEpochMilli();
      Past past = past(from, to - 1);
      same(past);
      assertEquals(from, past.from());
      assertEquals(HOUR, past.stepMillis());
      lengths.add(past.values().size());
      assertEquals(
          known.subMap(from, to).values().stream().mapToDouble(by -> by).sum(),
          past.values().stream().mapToDouble(OptionalDouble::orElseThrow).sum());
    }
    boolean changes = !zone.getRules().isFixedOffset() && !zone.getId().startsWith("Asia");
    assertEquals(changes, lengths.contains(31 * 24 - 1), lengths.toString());
    assertEquals(365 * 24, lengths.stream().mapToInt(hours -> hours).sum());
  }

  @Test
  @DisplayName("each tier goes back as far as is said, and no further")
  void bounds() {
    long now = open.memory.clock.now();
    for (Tier tier : Tier.values()) {
      if (tier != Tier.TOTAL) {
        long last = tier.forgottenBefore(now);
        assertEquals(tier.start(now) + tier.stepMillis() - tier.millis(), last);
        assertEquals(last, tier.start(last));
      }
    }
    counts(OptionalLong.of(Tier.HOUR.forgottenBefore(now)));
    assertEquals(known.firstEntry().getValue(), open.total("c"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4_102_444_800_000L})
  @DisplayName("clocks of 1970 and 2100 count as any other does")
  void otherTimes(long wall) {
    open.memory.clock.put(wall - open.memory.clock.now());
    open.opened("n2");
    for (int i = 0; i < 40; i++) {
      counts(OptionalLong.empty());
      open.passes(10);
    }
    same(past(open.memory.clock.now() - 500_000, open.memory.clock.now()));
    open.opened("n3");
    same(past(open.memory.clock.now() - 7_000_000, open.memory.clock.now()));
    assertEquals(known.values().stream().mapToDouble(by -> by).sum(), open.total("c"));
  }
}
