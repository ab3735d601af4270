package chat.parley.document.yjs;

/** One kind of content: how it is checked, how long it is, and where it can be cut. */
interface Kind {
  int GC = 0;
  int DELETED = 1;
  int TEXT = 4;
  int EMBED = 5;
  int FORMAT = 6;
  int TYPE = 7;
  int ANY = 8;
  int SKIP = 10;

  /**
   * By the number in the info byte; of what was collected as garbage nothing but its length is
   * left.
   */
  Kind[] ALL = {
    new DeletedKind(),
    new DeletedKind(),
    new JsonKind(),
    new BinaryKind(),
    new TextKind(),
    new EmbedKind(),
    new FormatKind(),
    new TypeKind(),
    new AnyKind(),
    new DocKind()
  };

  static Kind of(int number) {
    if (number >= ALL.length) {
      throw new MalformedUpdate("an unknown kind of content");
    }
    return ALL[number];
  }

  /** Whether it begins with a number, and may have any length; others are one unit. */
  default boolean counted() {
    return false;
  }

  /**
   * Checks all of it and moves behind it.
   *
   * @param count what it begins with, if it is counted
   * @return its length in units
   */
  int check(Reader reader, int count, Bounds bounds);

  /** What it is in a document. */
  Content read(Reader body, int units);

  /** Writes some of its units, without the number that it begins with; only of what is counted. */
  default void slice(Reader body, int from, int to, Writer out) {
    throw new IllegalStateException("one unit cannot be cut");
  }

  /** Where it can be cut well, at this unit or before it. */
  default int cuttable(Reader body, int unit) {
    return unit;
  }

  /** The number that it begins with. */
  default int count(int units, int bytes) {
    return units;
  }
}
