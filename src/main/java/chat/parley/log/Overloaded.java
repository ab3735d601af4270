package chat.parley.log;

import java.io.Serial;

/** Too much waits to be appended already; it has no stack trace. */
public final class Overloaded extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** When it is worth trying again. */
  public static final long RETRY_MILLIS = 1_000;

  private final boolean everywhere;

  /**
   * @param everywhere whether it is in all logs together, or in one
   */
  Overloaded(boolean everywhere) {
    super("too much waits to be stored", null, false, false);
    this.everywhere = everywhere;
  }

  public boolean everywhere() {
    return everywhere;
  }
}
