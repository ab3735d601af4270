package chat.parley.board;

/** One step of one share of a series. Touched only by the loop that owns the rooms. */
final class Slot {
  private static final int MILLIS = 1_000;

  /** Steps begin with a second; unsigned, so until 2106. A series has hundreds of slots. */
  private final int startSeconds;

  private Cell cell;
  private long version;
  private long changed;
  private boolean dirty;

  /**
   * @param start of the step, milliseconds since 1970
   */
  Slot(long start, Cell cell) {
    this.startSeconds = (int) (start / MILLIS);
    this.cell = cell;
  }

  long start() {
    return Integer.toUnsignedLong(startSeconds) * MILLIS;
  }

  Cell cell() {
    return cell;
  }

  /** How often it has changed: of two that its owner told, the higher one is the newer. */
  long version() {
    return version;
  }

  /** When it changed here last, as its board counts. */
  long changed() {
    return changed;
  }

  /** Its owner has recorded something in it. */
  void recorded(long revision) {
    version++;
    changed = revision;
    dirty = true;
  }

  /**
   * Its owner, or the store, has told it as it is.
   *
   * @param bytes as {@link #spelled} makes them
   * @return whether that is news
   * @throws IllegalArgumentException when they are none of ours
   */
  boolean told(byte[] bytes, long revision) {
    CellReader from = new CellReader(bytes);
    long newer = from.whole();
    if (newer <= version) {
      return false;
    }
    cell = Cell.read(cell.kind(), from);
    version = newer;
    changed = revision;
    return true;
  }

  /**
   * A cell as it was told.
   *
   * @throws IllegalArgumentException when the bytes are none of ours
   */
  static Cell cell(Kind kind, byte[] told) {
    CellReader from = new CellReader(told);
    from.whole();
    return Cell.read(kind, from);
  }

  /** Whether the store lacks something of it. */
  boolean dirty() {
    return dirty;
  }

  /** The store has it as it was then, which it may be no more. */
  void stored(long then) {
    dirty = version > then;
  }

  /** Its version, and then the cell: as the store and other nodes get it. */
  byte[] spelled() {
    return spelled(version);
  }

  byte[] spelled(long as) {
    CellWriter to = new CellWriter().whole(as);
    cell.write(to);
    return to.bytes();
  }

  int bytes() {
    return 64 + cell.bytes();
  }
}
