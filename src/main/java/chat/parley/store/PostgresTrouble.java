package chat.parley.store;

import chat.parley.log.StoreUnavailable;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What a failure says about the server: whether it is an outage, and whether it is the server. */
final class PostgresTrouble {
  /** Shutting down, starting, cut by an administrator, read only, or the line itself is broken. */
  private static final List<String> MOVED = List.of("08", "57P", "25006");

  /**
   * Besides those: full disk, memory or connections; a lock or a statement that took too long; a
   * failing disk; a password or database that is not there; conflicts that trying again did not
   * end; another log (see PostgresLog).
   */
  private static final List<String> OUTAGES =
      List.of(
          "53", "55P03", "57014", "58", "XX001", "XX002", "28", "3D000", "40P01", "40001", "PY001");

  private PostgresTrouble() {}

  /** An outage as the port says it; a bug as it is. */
  static Throwable typed(Throwable cause) {
    return outage(cause) ? new StoreUnavailable(reason(cause), cause) : cause;
  }

  private static boolean outage(Throwable cause) {
    Optional<String> state = state(cause);
    return state.isPresent()
        ? begins(state.get(), MOVED) || begins(state.get(), OUTAGES)
        : unreachable(cause);
  }

  /** Other connections to this server will fare no better, and another server may. */
  static boolean moved(Throwable cause) {
    Optional<String> state = state(cause);
    return state.isPresent() ? begins(state.get(), MOVED) : unreachable(cause);
  }

  /** Nothing was heard in time, which may be because too much is asked. */
  static boolean late(Throwable cause) {
    return cause instanceof TimeoutException
        || cause instanceof VertxException
            && String.valueOf(cause.getMessage()).contains("Timeout");
  }

  private static boolean unreachable(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof VertxException
        || cause instanceof TimeoutException
        || cause instanceof PostgresReadOnly;
  }

  private static Optional<String> state(Throwable cause) {
    return cause instanceof PgException failure
        ? Optional.ofNullable(failure.getSqlState())
        : Optional.empty();
  }

  private static boolean begins(String state, List<String> classes) {
    return classes.stream().anyMatch(state::startsWith);
  }

  private static String reason(Throwable cause) {
    return "PostgreSQL: " + Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
  }
}
