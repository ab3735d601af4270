package chat.parley.document.yjs;

/**
 * What stands before the content of a struct.
 *
 * @param left what stood left of it when it was written, if anything did
 * @param right what stood right of it
 * @param parent only where it has neither
 */
record Head(int info, Id left, Id right, Parent parent) {
  static final int KIND = 0x1f;
  static final int LEFT = 0x80;
  static final int RIGHT = 0x40;
  static final int KEY = 0x20;

  static Head read(Reader reader) {
    int info = reader.octet();
    int number = info & KIND;
    if (number == Kind.GC || number == Kind.SKIP) {
      if (info != number) {
        throw new MalformedUpdate("origins of what has no place");
      }
      return new Head(info, Id.NONE, Id.NONE, Parent.NONE);
    }
    Id left = (info & LEFT) == 0 ? Id.NONE : reader.id();
    Id right = (info & RIGHT) == 0 ? Id.NONE : reader.id();
    boolean alone = (info & (LEFT | RIGHT)) == 0;
    Parent parent = alone ? Parent.read(reader, (info & KEY) != 0) : Parent.NONE;
    return new Head(info, left, right, parent);
  }

  /** Yjs goes wrong where a struct stands beside or in what its own client writes later. */
  void check(Id id) {
    if (later(left, id) || later(right, id) || later(parent.item(), id)) {
      throw new MalformedUpdate("an origin that comes later");
    }
  }

  private static boolean later(Id origin, Id id) {
    return origin.client() == id.client() && origin.clock() >= id.clock();
  }
}
