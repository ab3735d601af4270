package chat.parley.board;

import java.util.Set;

/** Since when an open board has each second that anybody recorded in, here or elsewhere. */
final class Known {
  private final String own;
  private boolean young;
  private boolean complete;
  private boolean loaded;
  private long since;
  private long compared;

  /**
   * @param own under which name this node's share is kept
   */
  Known(String own) {
    this.own = own;
  }

  /**
   * The store was read.
   *
   * @param recent who has recorded in the last minutes
   * @param hears whether other nodes tell what they record from now on
   */
  void loaded(Set<String> recent, boolean hears, long now) {
    compared = now;
    if (!complete) {
      young = recent.isEmpty() || loaded && recent.equals(Set.of(own));
      since = now;
      complete = hears;
      loaded = true;
    }
  }

  /** Other nodes begin to tell what they record; what they did before the store knows. */
  void begins(boolean alone) {
    complete = alone;
  }

  /** The clock was put back. */
  void beginsAnew(long now) {
    young = false;
    since = now;
    compared = now;
  }

  /** Finer steps than this are not known of a past of this length. */
  Tier finest(long windowMillis, long now) {
    return young || now - windowMillis >= since ? Tier.SECOND : Tier.TEN_SECONDS;
  }

  /** Whether so long has gone by since the store was read. */
  boolean longAgo(long millis, long now) {
    return Math.abs(now - compared) >= millis;
  }
}
