package chat.parley.message.file;

import java.io.Serial;

/** All of a file is safe, and it is made ready later; it has no stack trace. */
public final class Waits extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final long millis;

  /**
   * @param millis when it is worth trying again
   */
  public Waits(String words, long millis) {
    super(words, null, false, false);
    this.millis = millis;
  }

  public long millis() {
    return millis;
  }
}
