package chat.parley.document.yjs;

import java.util.Arrays;

/** Clocks of one client, as ranges in ascending order that do not touch: ints, two for each. */
final class Ranges {
  private static final int FEW = 8;

  private int[] ends;
  private int size;

  Ranges() {
    this(4);
  }

  private Ranges(int capacity) {
    ends = new int[capacity];
  }

  /** How many ranges. */
  int count() {
    return size / 2;
  }

  int from(int i) {
    return ends[2 * i];
  }

  int to(int i) {
    return ends[2 * i + 1];
  }

  int memory() {
    return 48 + 4 * ends.length;
  }

  /** The first range that ends behind this clock. */
  int find(int clock) {
    int low = 0;
    int high = count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (to(middle) > clock) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Adds one that begins at or behind the last one's beginning. */
  void append(int from, int to) {
    if (size > 0 && from <= ends[size - 1]) {
      ends[size - 1] = Math.max(ends[size - 1], to);
      return;
    }
    room(2);
    ends[size++] = from;
    ends[size++] = to;
  }

  void add(Ranges more) {
    if (more.count() <= FEW) {
      for (int i = 0; i < more.count(); i++) {
        add(more.from(i), more.to(i));
      }
    } else {
      merge(more);
    }
  }

  void add(int from, int to) {
    // what touches it counts as well
    int first = from == 0 ? 0 : find(from - 1);
    int last = first;
    int start = from;
    int end = to;
    while (last < count() && from(last) <= to) {
      start = Math.min(start, from(last));
      end = Math.max(end, to(last));
      last++;
    }
    int shift = 2 * (first + 1 - last);
    room(shift);
    System.arraycopy(ends, 2 * last, ends, 2 * last + shift, size - 2 * last);
    size += shift;
    ends[2 * first] = start;
    ends[2 * first + 1] = end;
  }

  /** In one pass: a stranger may send very many. */
  private void merge(Ranges more) {
    Ranges both = new Ranges(size + more.size);
    int mine = 0;
    int theirs = 0;
    while (mine < count() || theirs < more.count()) {
      boolean takeMine =
          theirs == more.count() || (mine < count() && from(mine) <= more.from(theirs));
      Ranges source = takeMine ? this : more;
      int i = takeMine ? mine++ : theirs++;
      both.append(source.from(i), source.to(i));
    }
    ends = both.ends;
    size = both.size;
  }

  /** What is here and not there. */
  Ranges without(Ranges other) {
    Ranges rest = new Ranges();
    for (int i = 0; i < count(); i++) {
      int at = from(i);
      for (int j = other.find(at); j < other.count() && other.from(j) < to(i); j++) {
        if (other.from(j) > at) {
          rest.append(at, other.from(j));
        }
        at = other.to(j);
      }
      if (at < to(i)) {
        rest.append(at, to(i));
      }
    }
    return rest;
  }

  boolean same(Ranges other) {
    return Arrays.equals(ends, 0, size, other.ends, 0, other.size);
  }

  void trim() {
    ends = Arrays.copyOf(ends, size);
  }

  private void room(int more) {
    if (size + more > ends.length) {
      ends = Arrays.copyOf(ends, Math.max(size + more, size + size / 2 + 4));
    }
  }
}
