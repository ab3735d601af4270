package chat.parley.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * The transactions of the one writer, and its connection between {@link #begin} and {@link
 * #commit}.
 */
final class SqliteTransactions {
  private static final String PROBE =
      "INSERT INTO meta (name, value) VALUES ('probe', ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  private static final String FRAMES = "PRAGMA wal_checkpoint(NOOP)";
  private static final int ROWS_BETWEEN_LOOKS = 200;
  private static final int LONG_FRAMES = 1_000;
  private static final long BETWEEN_TRIES_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SqliteSession session;
  private final SqliteMark mark;
  private int rows;
  private boolean emptying;
  private long tried;

  SqliteTransactions(SqliteSession session, SqliteMark mark) {
    this.session = session;
    this.mark = mark;
  }

  /**
   * Takes the write lock at once, and waits for it. A transaction that reads first is refused at
   * its first write, without waiting, when another program wrote in between.
   */
  void begin() throws SQLException {
    session.prepared("BEGIN IMMEDIATE").execute();
  }

  void commit() throws SQLException {
    session.prepared("COMMIT").execute();
  }

  /** Nothing of the transaction that failed stays, whatever state it is in. */
  void abandon(Throwable cause) {
    session.discard(cause);
  }

  /**
   * The connection, to write with.
   *
   * @param rows about how many
   */
  SqliteSession writing(int rows) {
    this.rows += rows;
    return session;
  }

  /** Writes something that nobody reads. */
  void probe() throws SQLException {
    PreparedStatement probe = writing(1).prepared(PROBE);
    probe.setString(1, Long.toString(System.currentTimeMillis()));
    probe.executeUpdate();
  }

  /** From now on nothing that was written before is to be found beside the database file. */
  void emptyLog() {
    emptying = true;
    tried = System.nanoTime() - BETWEEN_TRIES_NANOS;
  }

  /** Without waiting for those who read: a commit a second later tries again. */
  private void empty() throws SQLException {
    tried = System.nanoTime();
    mark();
    session.run("PRAGMA busy_timeout = 0");
    try (ResultSet row = session.query("PRAGMA wal_checkpoint(TRUNCATE)")) {
      emptying = row.next() && row.getInt(1) != 0;
    }
    session.run("PRAGMA busy_timeout = " + SqliteFolder.BUSY_MILLIS);
  }

  private void mark() throws SQLException {
    begin();
    session.run("PRAGMA user_version = " + mark.next());
    commit();
  }

  /**
   * Brings what was written into the database file when it has become much, as SQLite would do
   * itself, but with a new mark in that file.
   */
  void checkpoint() throws SQLException {
    if (emptying && System.nanoTime() - tried >= BETWEEN_TRIES_NANOS) {
      empty();
      return;
    }
    if (rows < ROWS_BETWEEN_LOOKS) {
      return;
    }
    rows = 0;
    try (ResultSet row = session.query(FRAMES)) {
      if (!row.next() || row.getInt(2) < LONG_FRAMES) {
        return;
      }
    }
    mark();
    session.run("PRAGMA wal_checkpoint(PASSIVE)");
  }

  void close() throws SQLException {
    session.close();
  }
}
