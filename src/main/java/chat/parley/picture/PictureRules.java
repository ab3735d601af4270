package chat.parley.picture;

/**
 * Bounds of what is made of pictures.
 *
 * @param millis how long one may take
 * @param decodedBytes what one may take in memory when it is decoded, and the same again when it is
 *     turned; of larger ones every second pixel is looked at, and so on
 * @param waitingBytes of all pictures that wait for their turn
 */
public record PictureRules(long millis, long decodedBytes, long waitingBytes) {
  /** For what most cameras make. */
  private static final long LEAST_BYTES = 40L << 20;

  /** So many may wait, as each counts something. */
  static final long EACH_BYTES = 1L << 20;

  private static final long WAITING_BYTES = 4L << 30;

  /**
   * As much as a share of the memory allows.
   *
   * @param heap what there is, in bytes
   */
  public static PictureRules of(long heap, int seconds) {
    long share = Math.max(LEAST_BYTES, heap / 16);
    return new PictureRules(1000L * seconds, share, WAITING_BYTES);
  }
}
