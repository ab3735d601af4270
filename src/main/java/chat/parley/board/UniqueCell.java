package chat.parley.board;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How many different ids there were: exactly while they are few, and then within about 1.6 % by
 * 4,096 registers (HyperLogLog), each of which knows the longest run of zeros that it saw.
 */
final class UniqueCell implements Cell {
  static final double ERROR = 0.01625;

  /** So many are told exactly; so many hashes take half of what the registers do. */
  static final int EXACT = 256;

  private static final int BITS = 12;
  private static final int REGISTERS = 1 << BITS;
  private static final int LONGEST_RUN = Long.SIZE - BITS + 1;
  private static final byte[] NONE = {};

  private long[] hashes = new long[4];
  private int size;
  private byte[] registers = NONE;

  void see(String id) {
    take(hash(id));
  }

  /** FNV, and then mixed until each bit depends on each (as SplittableRandom does). */
  static long hash(String id) {
    long hash = 0xCBF29CE484222325L;
    for (byte unit : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ unit & 0xFF) * 0x100000001B3L;
    }
    hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
    return hash ^ hash >>> 31;
  }

  private void take(long hash) {
    if (registers.length > 0) {
      register(hash);
      return;
    }
    int found = Arrays.binarySearch(hashes, 0, size, hash);
    if (found >= 0) {
      return;
    }
    if (size == EXACT) {
      registers();
      register(hash);
      return;
    }
    int place = -found - 1;
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    System.arraycopy(hashes, place, hashes, place + 1, size - place);
    hashes[place] = hash;
    size++;
  }

  private void registers() {
    registers = new byte[REGISTERS];
    for (int i = 0; i < size; i++) {
      register(hashes[i]);
    }
    hashes = new long[] {};
    size = 0;
  }

  private void register(long hash) {
    int which = (int) (hash >>> Long.SIZE - BITS);
    byte run = (byte) (Long.numberOfLeadingZeros(hash << BITS | 1L << BITS - 1) + 1);
    if (run > registers[which]) {
      registers[which] = run;
    }
  }

  /** Different ids, near enough. */
  long distinct() {
    if (registers.length == 0) {
      return size;
    }
    int[] runs = new int[LONGEST_RUN + 1];
    for (byte run : registers) {
      runs[run]++;
    }
    double sum = REGISTERS * beyond(1 - runs[runs.length - 1] / (double) REGISTERS);
    for (int run = runs.length - 2; run >= 1; run--) {
      sum = (sum + runs[run]) / 2;
    }
    sum += REGISTERS * empty(runs[0] / (double) REGISTERS);
    return Math.round(REGISTERS / (2 * Math.log(2)) * REGISTERS / sum);
  }

  /** What empty registers add (sigma of Ertl's estimator, which has no bias at any number). */
  private static double empty(double part) {
    if (part == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = part;
    double weight = 1;
    double sum = part;
    double before;
    do {
      power *= power;
      before = sum;
      sum += power * weight;
      weight += weight;
    } while (sum != before);
    return sum;
  }

  /** What full registers add (tau of the same). */
  private static double beyond(double part) {
    if (part == 0 || part == 1) {
      return 0;
    }
    double root = part;
    double weight = 1;
    double sum = 1 - part;
    double before;
    do {
      root = Math.sqrt(root);
      before = sum;
      weight /= 2;
      sum -= (1 - root) * (1 - root) * weight;
    } while (sum != before);
    return sum / 3;
  }

  @Override
  public void add(Cell other) {
    UniqueCell unique = (UniqueCell) other;
    for (int i = 0; i < unique.size; i++) {
      take(unique.hashes[i]);
    }
    if (unique.registers.length > 0) {
      if (registers.length == 0) {
        registers();
      }
      for (int i = 0; i < REGISTERS; i++) {
        registers[i] = (byte) Math.max(registers[i], unique.registers[i]);
      }
    }
  }

  @Override
  public void write(CellWriter to) {
    to.whole(registers.length).raw(registers).whole(size);
    for (int i = 0; i < size; i++) {
      to.bits(hashes[i]);
    }
  }

  static UniqueCell read(CellReader from) {
    UniqueCell cell = new UniqueCell();
    int length = from.size();
    if (length != 0 && length != REGISTERS) {
      throw new IllegalArgumentException("a cell with other registers");
    }
    cell.registers = from.raw(length);
    for (byte run : cell.registers) {
      if (run < 0 || run > LONGEST_RUN) {
        throw new IllegalArgumentException("a register of no hash");
      }
    }
    int size = from.size();
    for (int i = 0; i < size; i++) {
      cell.take(from.bits());
    }
    return cell;
  }

  @Override
  public int bytes() {
    return 64 + registers.length + hashes.length * Long.BYTES;
  }

  @Override
  public Kind kind() {
    return Kind.UNIQUE;
  }
}
