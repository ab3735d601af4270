package chat.parley.store;

import java.io.Serial;

/** The database cannot be opened, for a reason that an operator can mend. */
public final class StoreException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
