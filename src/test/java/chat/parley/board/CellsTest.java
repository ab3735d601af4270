package chat.parley.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells beside somebody who remembers everything: sums are exact, estimates as good as stated. */
class CellsTest {
  private static final Kind[] KINDS = {Kind.COUNT, Kind.GAUGE, Kind.OBSERVE, Kind.TOP, Kind.UNIQUE};

  private final Random random = new Random(17);

  private static byte[] bytes(Cell cell) {
    CellWriter to = new CellWriter();
    cell.write(to);
    return to.bytes();
  }

  private void random(Cell cell) {
    switch (cell.kind()) {
      case COUNT -> ((CountCell) cell).count(random.nextInt(2_000) - 1_000);
      case GAUGE -> ((GaugeCell) cell).set(random.nextInt(10), random.nextInt(100));
      case OBSERVE -> ((ObserveCell) cell).observe(random.nextInt(1 << random.nextInt(20)));
      case TOP -> ((TopCell) cell).weigh("k" + random.nextInt(60), 1 + random.nextInt(5));
      case UNIQUE -> ((UniqueCell) cell).see("id" + random.nextInt(2_000));
      default -> throw new IllegalArgumentException();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"VALUES", "VOTES"})
  @DisplayName("shares add up in any order, and survive being spelled")
  void addUp(Kind kind) {
    for (int round = 0; round < 50; round++) {
      List<Cell> shares = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Cell share = kind.empty();
        for (int n = random.nextInt(300); n > 0; n--) {
          random(share);
        }
        Cell read = Cell.read(kind, new CellReader(bytes(share)));
        assertArrayEquals(bytes(share), bytes(read));
        shares.add(read);
      }
      Cell one = kind.empty();
      shares.forEach(one::add);
      Collections.shuffle(shares, random);
      Cell other = kind.empty();
      shares.forEach(other::add);
      assertArrayEquals(bytes(one), bytes(other));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"VALUES", "VOTES"})
  @DisplayName("bytes that are none of ours are refused, whatever they are")
  void hostile(Kind kind) {
    Cell cell = kind.empty();
    for (int n = 0; n < 300; n++) {
      random(cell);
    }
    byte[] good = bytes(cell);
    for (int round = 0; round < 20_000; round++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int flips = random.nextInt(4); flips > 0 && bad.length > 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        Cell read = Cell.read(kind, new CellReader(bad));
        for (Figure figure : Figure.values()) {
          figure.of(read, 1_000);
        }
      } catch (IllegalArgumentException refused) {
        assertTrue(refused.getMessage().length() > 5);
      }
    }
    assertThrows(
        IllegalArgumentException.class, () -> Cell.read(kind, new CellReader(new byte[0])));
  }

  @Test
  @DisplayName("percentiles are within 0.8 % of the exact ones, also of two that were added")
  void percentiles() {
    List<Function<Random, Double>> shapes =
        List.of(
            from -> from.nextDouble() * 1_000,
            from -> Math.exp(from.nextGaussian() * 3),
            from -> (double) from.nextInt(5),
            from -> from.nextInt(100) == 0 ? 1e15 : 1e-9,
            from -> Math.pow(10, from.nextInt(400) - 200));
    for (Function<Random, Double> shape : shapes) {
      ObserveCell left = new ObserveCell();
      ObserveCell right = new ObserveCell();
      double[] all = new double[10_000];
      for (int i = 0; i < all.length; i++) {
        all[i] = shape.apply(random);
        (i % 3 == 0 ? left : right).observe(all[i]);
      }
      left.add(right);
      Arrays.sort(all);
      assertEquals(all.length, left.count());
      assertEquals(all[0], left.least());
      assertEquals(all[all.length - 1], left.most());
      for (double part : new double[] {0.5, 0.9, 0.99, 0.999}) {
        double exact = all[(int) Math.ceil(part * all.length) - 1];
        assertEquals(exact, left.percentile(part), exact * Histogram.ERROR, "p" + part);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 256, 257, 1_000, 5_000, 12_000, 20_000, 100_000, 1_000_000})
  @DisplayName("few ids are counted exactly, and many within three times 1.6 %")
  void unique(int ids) {
    UniqueCell left = new UniqueCell();
    UniqueCell right = new UniqueCell();
    for (int i = 0; i < ids; i++) {
      (i % 3 == 0 ? left : right).see("user-" + i);
      (i % 5 == 0 ? left : right).see("user-" + i);
    }
    left.add(right);
    if (ids <= UniqueCell.EXACT) {
      assertEquals(ids, left.distinct());
    } else {
      assertEquals(ids, left.distinct(), ids * 3 * UniqueCell.ERROR);
    }
  }

  @Test
  @DisplayName("the error of many estimates is 1.6 % on the average, and they lean to no side")
  void errors() {
    double squares = 0;
    double sum = 0;
    int rounds = 60;
    for (int round = 0; round < rounds; round++) {
      UniqueCell cell = new UniqueCell();
      int ids = 3_000 + 700 * round;
      for (int i = 0; i < ids; i++) {
        cell.see(round + ":" + i);
      }
      double error = (cell.distinct() - ids) / (double) ids;
      squares += error * error;
      sum += error;
    }
    assertEquals(0, sum / rounds, 0.008);
    assertTrue(Math.sqrt(squares / rounds) < 0.021, "" + Math.sqrt(squares / rounds));
  }

  @Test
  @DisplayName("what is told of heavy keys is true: at most so heavy, at least that less its error")
  void heavy() {
    for (int round = 0; round < 20; round++) {
      Map<String, Double> exact = new HashMap<>();
      List<TopCell> shares = List.of(new TopCell(), new TopCell(), new TopCell());
      double all = 0;
      for (int i = 0; i < 20_000; i++) {
        String key = "k" + (int) Math.floor(Math.exp(random.nextDouble() * 8));
        double weight = 1 + random.nextInt(3);
        exact.merge(key, weight, Double::sum);
        all += weight;
        shares.get(random.nextInt(3)).weigh(key, weight);
      }
      TopCell top = new TopCell();
      shares.forEach(share -> top.add(Cell.read(Kind.TOP, new CellReader(bytes(share)))));
      Set<String> kept = new HashSet<>();
      for (Heavy one : top.heaviest(TopCell.CAPACITY)) {
        kept.add(one.key());
        double real = exact.getOrDefault(one.key(), 0.0);
        assertTrue(one.weight() >= real, one.toString());
        assertTrue(one.weight() - one.error() <= real, one + " is " + real);
      }
      exact.forEach((key, weight) -> assertTrue(kept.contains(key) || weight <= top.floor(), key));
      assertTrue(top.floor() <= all / TopCell.CAPACITY * 3, "" + top.floor());
    }
  }

  @Test
  @DisplayName("the newest value of a gauge wins, in whatever order it is told")
  void gauge() {
    GaugeCell cell = new GaugeCell();
    cell.set(5, 100);
    cell.set(3, 99);
    assertEquals(5, cell.value());
    cell.set(7, 100);
    cell.set(6, 100);
    assertEquals(7, cell.value());
  }

  @Test
  @DisplayName("the name of a series is read as it was spelled")
  void names() {
    BiConsumer<Kind, Labels> same =
        (kind, labels) -> {
          SeriesName name = new SeriesName(MetricName.of("a:b.c").orElseThrow(), kind, labels);
          assertEquals(name, SeriesName.of(name.text()));
        };
    for (Kind kind : KINDS) {
      same.accept(kind, Labels.NONE);
      same.accept(kind, Labels.of(Map.of("k", "a=b c=d", "z_1", "«你好» 😀")));
    }
    assertThrows(IllegalArgumentException.class, () -> SeriesName.of("nothing"));
    assertThrows(IllegalArgumentException.class, () -> SeriesName.of("count a\nx"));
  }
}
