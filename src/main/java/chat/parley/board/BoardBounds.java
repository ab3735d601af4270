package chat.parley.board;

/**
 * What a board and its node may hold.
 *
 * @param boards of one room
 * @param series of all boards that are open on a node
 */
public record BoardBounds(int boards, int series) {
  /** Metrics of one board. */
  public static final int METRICS = 200;

  /** Combinations of labels of one metric; the rest counts for {@link Labels#OTHER}. */
  public static final int COMBINATIONS = 200;

  /** Keyed values of one metric. */
  public static final int KEYS = 1_000;

  /** Bytes of a keyed value, spelled out. */
  public static final int VALUE_BYTES = 2_048;

  /** Bytes of the text of a line, and of its fields. */
  public static final int LINE_BYTES = 8_192;

  /** Items of one record. */
  public static final int ITEMS = 500;

  /** Characters of a key, or of an id that is counted once. */
  public static final int KEY_CHARACTERS = 200;

  /** Sums are exact up to there. */
  public static final double LARGEST = 1L << 53;
}
