package chat.parley.picture;

import java.util.concurrent.TimeUnit;

/** When one picture must be done. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(long millis) {
    return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  boolean passed() {
    return System.nanoTime() - end >= 0;
  }

  /**
   * @throws TimeUp when it has passed
   */
  void check() throws TimeUp {
    if (passed()) {
      throw new TimeUp();
    }
  }
}
