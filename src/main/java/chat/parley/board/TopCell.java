package chat.parley.board;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The heaviest keys, found with a bounded number of them (space saving): whatever is not kept
 * weighs at most {@link #floor}, and whatever is kept weighs at most what is told, and at least
 * that less its error.
 */
final class TopCell implements Cell {
  /** So nothing heavier than a hundredth of all is ever missed. */
  static final int CAPACITY = 100;

  private static final Comparator<Heavy> HEAVIEST =
      Comparator.comparingDouble(Heavy::weight).reversed().thenComparing(Heavy::key);

  private final Map<String, Counter> byKey = new HashMap<>();
  private double floor;
  private int keyBytes;

  /** A key, and how much it weighs at most. */
  private static final class Counter {
    private double weight;
    private double error;
  }

  void weigh(String key, double weight) {
    Counter counter = byKey.get(key);
    if (counter == null) {
      if (byKey.size() >= CAPACITY) {
        dropLightest();
      }
      counter = new Counter();
      counter.weight = floor;
      counter.error = floor;
      put(key, counter);
    }
    counter.weight += weight;
  }

  private void put(String key, Counter counter) {
    if (byKey.put(key, counter) == null) {
      keyBytes += bytes(key);
    }
  }

  private static int bytes(String key) {
    return 120 + 2 * key.length();
  }

  private void dropLightest() {
    String lightest = "";
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, Counter> entry : byKey.entrySet()) {
      double weight = entry.getValue().weight;
      if (weight < least || weight == least && entry.getKey().compareTo(lightest) > 0) {
        least = weight;
        lightest = entry.getKey();
      }
    }
    byKey.remove(lightest);
    keyBytes -= bytes(lightest);
    floor = Math.max(floor, least);
  }

  /** Most that a key weighs that is not kept. */
  double floor() {
    return floor;
  }

  /** The heaviest first. */
  List<Heavy> heaviest(int most) {
    return byKey.entrySet().stream()
        .map(of -> new Heavy(of.getKey(), of.getValue().weight, of.getValue().error))
        .sorted(HEAVIEST)
        .limit(most)
        .toList();
  }

  @Override
  public void add(Cell other) {
    TopCell top = (TopCell) other;
    double here = floor;
    byKey.forEach(
        (key, counter) -> {
          if (!top.byKey.containsKey(key)) {
            counter.weight += top.floor;
            counter.error += top.floor;
          }
        });
    top.byKey.forEach((key, more) -> add(key, more, here));
    floor += top.floor;
    while (byKey.size() > CAPACITY) {
      dropLightest();
    }
  }

  private void add(String key, Counter more, double here) {
    Counter counter = byKey.get(key);
    if (counter == null) {
      counter = new Counter();
      counter.weight = here;
      counter.error = here;
      put(key, counter);
    }
    counter.weight += more.weight;
    counter.error += more.error;
  }

  @Override
  public void write(CellWriter to) {
    to.number(floor).whole(byKey.size());
    heaviest(CAPACITY).forEach(one -> to.text(one.key()).number(one.weight()).number(one.error()));
  }

  static TopCell read(CellReader from) {
    TopCell cell = new TopCell();
    cell.floor = from.number();
    int size = from.size();
    for (int i = 0; i < size; i++) {
      Counter counter = new Counter();
      String key = from.text();
      counter.weight = from.number();
      counter.error = from.number();
      cell.put(key, counter);
    }
    while (cell.byKey.size() > CAPACITY) {
      cell.dropLightest();
    }
    return cell;
  }

  @Override
  public int bytes() {
    return 64 + keyBytes;
  }

  @Override
  public Kind kind() {
    return Kind.TOP;
  }
}
