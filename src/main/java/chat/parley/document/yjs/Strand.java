package chat.parley.document.yjs;

import java.util.Arrays;

/**
 * All that one client wrote, without a gap: bytes, and an index of three ints for each struct.
 * Appending costs what is appended; what joins the last struct adds nothing but its body.
 */
final class Strand {
  private static final int INTS = 3;
  private static final int START = 1;
  private static final int BODY = 2;

  private final long client;
  private byte[] bytes = {};
  private int used;
  private int[] index = {};
  private int count;
  private int next;

  /** Of the last struct, so that none is read to append another. */
  private int number;

  private Id right = Id.NONE;

  Strand(long client) {
    this.client = client;
  }

  /** The clock behind its end. */
  int next() {
    return next;
  }

  int count() {
    return count;
  }

  int memory() {
    return 96 + bytes.length + 4 * index.length;
  }

  /** Must begin where this ends. */
  void append(Struct struct) {
    if (struct.id().clock() != next) {
      throw new IllegalStateException("a gap");
    }
    room(struct.size());
    Writer out = new Writer(bytes, used);
    if (joins(struct)) {
      struct.storeBody(out);
    } else {
      if (INTS * (count + 1) > index.length) {
        index = Arrays.copyOf(index, INTS * (count + count / 2 + 1));
      }
      index[INTS * count] = next;
      index[INTS * count + START] = used;
      index[INTS * count + BODY] = used + struct.headSize();
      count++;
      number = struct.number();
      right = struct.right();
      struct.store(out);
    }
    used = out.size();
    next = struct.next();
  }

  /** Whether the last struct and this are one: as if they had been written in one go. */
  private boolean joins(Struct struct) {
    if (count == 0 || struct.number() != number || !struct.counted()) {
      return false;
    }
    Id left = struct.left();
    return number == Kind.GC
        || (left.client() == client && left.clock() == next - 1 && struct.right().is(right));
  }

  private void room(int more) {
    if (used + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + more, used + used / 2));
    }
  }

  /** Gives back what it has in reserve. */
  void trim() {
    bytes = Arrays.copyOf(bytes, used);
    index = Arrays.copyOf(index, INTS * count);
  }

  Struct struct(int i) {
    return Struct.stored(
        bytes, start(i), end(i), new Id(client, clock(i)), clock(i + 1) - clock(i));
  }

  private int clock(int i) {
    return i == count ? next : index[INTS * i];
  }

  private int start(int i) {
    return index[INTS * i + START];
  }

  private int end(int i) {
    return i + 1 == count ? used : start(i + 1);
  }

  /** The struct that this clock is in. */
  int find(int clock) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (clock(middle) <= clock) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Writes all from a clock on, as a section of an update. */
  void write(Writer out, int from) {
    int first = find(from);
    out.varUint(count - first).varUint(client).varUint(from);
    Struct head = struct(first);
    head.cut(from - head.id().clock(), head.length()).write(out);
    for (int i = first + 1; i < count; i++) {
      write(out, start(i), index[INTS * i + BODY], end(i), clock(i + 1) - clock(i));
    }
  }

  /** The same in as few structs as can be, and without the content of what is deleted. */
  Strand compact(Ranges deleted) {
    Strand compact = new Strand(client);
    for (int i = 0; i < count; i++) {
      Struct struct = struct(i);
      // what stands in a type that is deleted still refers to it
      if (struct.gone() || struct.number() == Kind.TYPE) {
        compact.append(struct);
      } else {
        compact.appendLeft(struct, deleted);
      }
    }
    return compact;
  }

  private void appendLeft(Struct struct, Ranges deleted) {
    int first = struct.id().clock();
    int at = first;
    for (int i = deleted.find(at); i < deleted.count() && deleted.from(i) < struct.next(); i++) {
      if (deleted.from(i) > at) {
        append(struct.cut(at - first, deleted.from(i) - first));
        at = deleted.from(i);
      }
      int to = Math.min(deleted.to(i), struct.next());
      append(struct.deleted(at - first, to - first));
      at = to;
    }
    if (at < struct.next()) {
      append(struct.cut(at - first, struct.length()));
    }
  }

  /** As {@link Struct#write}, without reading its head. */
  private void write(Writer out, int start, int body, int end, int units) {
    Kind kind = Kind.of(bytes[start] & Head.KIND);
    out.raw(bytes, start, body);
    if (kind.counted()) {
      out.varUint(kind.count(units, end - body));
    }
    out.raw(bytes, body, end);
  }
}
