package chat.parley.document.yjs;

/**
 * How much one update may hold.
 *
 * @param structs structs and deleted ranges, together
 * @param depth of values within values
 */
public record Bounds(int structs, int depth) {
  /** Clocks count UTF-16 units of one client; ints are enough for them, and make a small index. */
  static final long CLOCKS = Integer.MAX_VALUE;

  /** For what a stranger sends. */
  public static final Bounds DEFAULT = new Bounds(200_000, 64);

  /** For what has been checked before, and has grown since. */
  public static final Bounds STORED = new Bounds(Integer.MAX_VALUE, 64);
}
