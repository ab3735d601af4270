package chat.parley.store;

import chat.parley.log.StoreUnavailable;
import java.sql.SQLException;
import java.util.Set;

/** Tells an outage of the database from a mistake of ours. */
final class SqliteFailure {
  // https://www.sqlite.org/rescode.html: generic error, too big, constraint, mismatch, misuse,
  // range
  private static final Set<Integer> MISTAKES = Set.of(1, 18, 19, 20, 21, 25);
  private static final Set<Integer> RUINED = Set.of(11, 26);

  private SqliteFailure() {}

  /** What the caller of the store hears of it. */
  static Exception named(Exception cause) {
    return outage(cause) ? new StoreUnavailable(reason(cause), cause) : cause;
  }

  static boolean outage(Exception cause) {
    return cause instanceof StoreUnavailable
        || cause instanceof SQLException failure && !MISTAKES.contains(primary(failure));
  }

  /** Whether the file is no sound database any more. */
  static boolean ruined(Exception cause) {
    return cause instanceof SQLException failure && RUINED.contains(primary(failure));
  }

  /** The lower eight bits; those above say more exactly what it was. */
  private static int primary(SQLException failure) {
    return failure.getErrorCode() & 0xff;
  }

  private static String reason(Exception cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }
}
