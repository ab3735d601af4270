package chat.parley.preview;

/** Why there is nothing from an address. What a stranger can cause has no stack trace. */
public final class NotFetched extends Exception {
  private static final long serialVersionUID = 1;
  private final boolean busy;

  private NotFetched(String reason, boolean busy) {
    super(reason, null, false, false);
    this.busy = busy;
  }

  NotFetched(String reason) {
    this(reason, false);
  }

  /** The address may be as good as any: this server has too much to do. */
  static NotFetched busy() {
    return new NotFetched("too many are fetched now", true);
  }

  boolean isBusy() {
    return busy;
  }
}
