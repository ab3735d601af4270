package chat.parley.transport.feed;

/**
 * What of a feed is on no board.
 *
 * @param full items that had no place to wait
 * @param refused items that the board refused
 * @param failed items that could not be brought there within the patience of the feed
 * @param why the last reason, for people
 */
public record Losses(long full, long refused, long failed, String why) {
  public static final Losses NONE = new Losses(0, 0, 0, "");

  public long all() {
    return full + refused + failed;
  }

  /** These and others. */
  public Losses plus(Losses more) {
    return new Losses(
        full + more.full,
        refused + more.refused,
        failed + more.failed,
        more.why.isEmpty() ? why : more.why);
  }
}
