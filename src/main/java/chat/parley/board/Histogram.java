package chat.parley.board;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many values fell where: each power of two has 64 parts of the same width, and only parts in
 * which something fell are kept. Two of them add up exactly.
 */
final class Histogram {
  /** By so much, as a part of it, a value may be told wrongly: 0.8 %, and what is rounded. */
  static final double ERROR = 1.0 / 128 + 0.0005;

  /** More would say nothing, and take place in every frame. */
  private static final MathContext DIGITS = new MathContext(4);

  /** Of the 52 bits of a fraction six say in which part it is. */
  private static final int SHIFT = 52 - 6;

  private int[] parts = new int[4];
  private long[] counts = new long[4];
  private int size;
  private long total;

  void count(double value) {
    add(part(value), 1);
  }

  /** The sign is never set: values are 0 or more, and so is what comes of minus zero. */
  private static int part(double value) {
    return (int) (Double.doubleToRawLongBits(Math.abs(value)) >>> SHIFT);
  }

  private static double middle(int part) {
    if (part == 0) {
      return 0;
    }
    double from = Double.longBitsToDouble((long) part << SHIFT);
    double to = Double.longBitsToDouble((long) (part + 1) << SHIFT);
    return shortened(Double.isInfinite(to) ? from : from + (to - from) / 2);
  }

  private static double shortened(double value) {
    return new BigDecimal(value, DIGITS).doubleValue();
  }

  /** Where a part begins; beyond the last one there is no number. */
  private static double edge(long part) {
    double edge = Double.longBitsToDouble(part << SHIFT);
    return Double.isInfinite(edge) || Double.isNaN(edge) ? Double.MAX_VALUE : shortened(edge);
  }

  private void add(int part, long more) {
    int found = Arrays.binarySearch(parts, 0, size, part);
    add(found < 0 ? -found - 1 : found, part, more);
  }

  /**
   * @param place where it is, or would be
   */
  private void add(int place, int part, long more) {
    total += more;
    if (place < size && parts[place] == part) {
      counts[place] += more;
      return;
    }
    if (size == parts.length) {
      parts = Arrays.copyOf(parts, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
    }
    System.arraycopy(parts, place, parts, place + 1, size - place);
    System.arraycopy(counts, place, counts, place + 1, size - place);
    parts[place] = part;
    counts[place] = more;
    size++;
  }

  void add(Histogram other) {
    int place = 0;
    for (int i = 0; i < other.size; i++) {
      while (place < size && parts[place] < other.parts[i]) {
        place++;
      }
      add(place, other.parts[i], other.counts[i]);
    }
  }

  long total() {
    return total;
  }

  /** The value below or at which this part of all values is; 0 when there are none. */
  double percentile(double part) {
    long wanted = Math.max(1, (long) Math.ceil(part * total));
    long below = 0;
    for (int i = 0; i < size; i++) {
      below += counts[i];
      if (below >= wanted) {
        return middle(parts[i]);
      }
    }
    return 0;
  }

  /**
   * Those in which something fell, by value: a power of two of parts each, as few as it needs.
   *
   * @param most at most so many, and one of what was 0
   */
  List<Bar> bars(int most) {
    List<Bar> bars = new ArrayList<>();
    int zeros = size > 0 && parts[0] == 0 ? 1 : 0;
    if (zeros == 1) {
      bars.add(new Bar(0, 0, counts[0]));
    }
    int shift = 0;
    while (size > zeros && (parts[size - 1] >> shift) - (parts[zeros] >> shift) >= most) {
      shift++;
    }
    int at = zeros;
    while (at < size) {
      long bar = parts[at] >> shift;
      long count = 0;
      for (; at < size && parts[at] >> shift == bar; at++) {
        count += counts[at];
      }
      bars.add(new Bar(edge(bar << shift), edge((bar + 1) << shift), count));
    }
    return bars;
  }

  /** Parts as the distances between them. */
  void write(CellWriter to) {
    to.whole(size);
    int before = 0;
    for (int i = 0; i < size; i++) {
      to.whole(parts[i] - before).whole(counts[i]);
      before = parts[i];
    }
  }

  void read(CellReader from) {
    int more = from.size();
    long part = 0;
    for (int i = 0; i < more; i++) {
      part += from.whole();
      long count = from.whole();
      if (part < 0 || part > part(Double.MAX_VALUE) || count < 0) {
        throw new IllegalArgumentException("no part of a histogram");
      }
      add((int) part, count);
    }
  }

  int bytes() {
    return 32 + parts.length * 12;
  }
}
