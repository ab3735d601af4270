package chat.parley.bench.load;

import java.io.Serial;

/** A run in which a message or a socket was lost; it has no figures. */
public final class LostException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  LostException(String message) {
    super(message);
  }
}
