package chat.parley.document.yjs;

/**
 * What one client wrote in a row, as bytes of an update or of a {@link Strand}:
 *
 * <pre>
 * info                 low 5 bits: kind; 0x80 left origin, 0x40 right origin, 0x20 key
 * [left]  [right]      each: client, clock
 * [parent] [key]       only without both origins; parent: 1, name of a root or 0, client, clock
 * [count]              only if the kind is counted; not in a strand, which can tell it
 * body
 * </pre>
 */
final class Struct {
  private final Id id;
  private final int length;
  private final int info;
  private final Id left;
  private final Id right;
  private final Parent parent;
  private final byte[] bytes;
  private final int start;
  private final int header;
  private final int body;
  private final int end;

  private Struct(
      Id id, int length, Head head, byte[] bytes, int start, int header, int body, int end) {
    this.id = id;
    this.length = length;
    this.info = head.info();
    this.left = head.left();
    this.right = head.right();
    this.parent = head.parent();
    this.bytes = bytes;
    this.start = start;
    this.header = header;
    this.body = body;
    this.end = end;
  }

  /** Reads and checks one of an update. */
  static Struct read(Reader reader, Id id, Bounds bounds) {
    int start = reader.at();
    Head head = Head.read(reader);
    head.check(id);
    int header = reader.at();
    int number = head.info() & Head.KIND;
    boolean bare = number == Kind.GC || number == Kind.SKIP;
    Kind kind = Kind.of(bare ? Kind.GC : number);
    int count = 0;
    if (kind.counted()) {
      count = bare || number == Kind.DELETED ? reader.clock() : reader.count();
    }
    int body = reader.at();
    int length = kind.check(reader, count, bounds);
    if (length == 0 && number != Kind.SKIP) {
      throw new MalformedUpdate("a struct without length");
    }
    if ((long) id.clock() + length > Bounds.CLOCKS) {
      throw new MalformedUpdate("a clock above 2^31");
    }
    return new Struct(id, length, head, reader.bytes(), start, header, body, reader.at());
  }

  /** One of a strand, that has been checked before. */
  static Struct stored(byte[] bytes, int start, int end, Id id, int length) {
    Reader reader = new Reader(bytes, start, end);
    Head head = Head.read(reader);
    return new Struct(id, length, head, bytes, start, reader.at(), reader.at(), end);
  }

  Id id() {
    return id;
  }

  int length() {
    return length;
  }

  /** The clock behind it. */
  int next() {
    return id.clock() + length;
  }

  int number() {
    return info & Head.KIND;
  }

  Id left() {
    return left;
  }

  Id right() {
    return right;
  }

  /** Only where it has neither neighbour. */
  Parent parent() {
    return parent;
  }

  boolean skips() {
    return number() == Kind.SKIP;
  }

  /** Whether it says by itself that it is deleted. */
  boolean gone() {
    return number() == Kind.GC || number() == Kind.DELETED;
  }

  Reader body() {
    return new Reader(bytes, body, end);
  }

  Content content() {
    return kind().read(body(), length);
  }

  private Kind kind() {
    return Kind.of(number());
  }

  boolean counted() {
    return kind().counted();
  }

  /** In bytes, as in a strand. */
  int size() {
    return header - start + end - body;
  }

  int headSize() {
    return header - start;
  }

  /** Writes it as an update has it. */
  void write(Writer out) {
    out.raw(bytes, start, header);
    if (skips()) {
      out.varUint(length);
      return;
    }
    Kind kind = kind();
    if (kind.counted()) {
      out.varUint(kind.count(length, end - body));
    }
    out.raw(bytes, body, end);
  }

  /** Writes it as a strand has it. */
  void store(Writer out) {
    out.raw(bytes, start, header).raw(bytes, body, end);
  }

  /** Its body alone, to be joined to what is left of it. */
  void storeBody(Writer out) {
    out.raw(bytes, body, end);
  }

  /**
   * Some of its units as a struct of their own. What stands left of the cut becomes the left
   * origin, and says what the parent is.
   */
  Struct cut(int from, int to) {
    if (from == 0 && to == length) {
      return this;
    }
    Writer out = new Writer(32);
    head(out, info, from);
    kind().slice(body(), from, to, out);
    return stored(out.array(), 0, out.size(), id.plus(from), to - from);
  }

  /** How many of its first units fit into so many bytes; never half a pair of surrogates. */
  int fitting(int most) {
    if (!counted() || size() == 0) {
      return 0;
    }
    int units = (int) Math.min(length, (long) length * Math.max(0, most) / size());
    while (units > 0 && cut(0, units).size() > most) {
      units /= 2;
    }
    return kind().cuttable(body(), units);
  }

  /** The fewest units that can be cut off. */
  int least() {
    return !counted() || length == 1 ? length : kind().cuttable(body(), 2) == 2 ? 2 : 1;
  }

  /** The same without what was in it. */
  Struct deleted(int from, int to) {
    Writer out = new Writer(16);
    head(out, info & ~Head.KIND | Kind.DELETED, from);
    return stored(out.array(), 0, out.size(), id.plus(from), to - from);
  }

  private void head(Writer out, int newInfo, int from) {
    if (from == 0 || number() == Kind.GC) {
      out.octet(newInfo).raw(bytes, start + 1, header);
    } else {
      out.octet(newInfo | Head.LEFT).id(id.plus(from - 1));
      if (right.there()) {
        out.id(right);
      }
    }
  }
}
