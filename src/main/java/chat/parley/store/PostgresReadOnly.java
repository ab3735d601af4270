package chat.parley.store;

import java.io.Serial;

/** A server that answers, but is not the one that may be written to. */
final class PostgresReadOnly extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  PostgresReadOnly(String server) {
    super(server + " cannot be written to now", null, false, false);
  }
}
