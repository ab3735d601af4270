package chat.parley.log;

import java.io.Serial;

/**
 * The store cannot do now what it was asked for, for a reason that passes or that an operator
 * mends: it is full, locked, gone, or does not answer. Whether it has done it all the same nobody
 * knows.
 */
public final class StoreUnavailable extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /**
   * @param reason for the log, never for clients
   */
  public StoreUnavailable(String reason, Throwable cause) {
    super(reason, cause);
  }
}
