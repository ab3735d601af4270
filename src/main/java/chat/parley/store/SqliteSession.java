package chat.parley.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A connection that is opened when it is needed, with its prepared statements. After a failure it
 * is given up for a new one: at FULL, IOERR and NOMEM SQLite ends the transaction by itself, and
 * JDBC does not know. Used by one thread at a time.
 */
final class SqliteSession {
  private final Opening opening;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private Optional<Connection> open = Optional.empty();

  /** Opens a connection, again and again if need be. */
  interface Opening {
    Connection connect() throws SQLException;
  }

  SqliteSession(Opening opening) {
    this.opening = opening;
  }

  ResultSet query(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = prepared(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement.executeQuery();
  }

  PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection().prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  private Connection connection() throws SQLException {
    if (open.isEmpty()) {
      Connection connection = opening.connect();
      open = Optional.of(connection);
      takeOver(connection);
    }
    return open.get();
  }

  /** A statement that is not worth keeping. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /** From here on a transaction is what we begin and end, and JDBC adds nothing of its own. */
  private static void takeOver(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  /** The next statement gets a new connection; what the old one had not committed is gone. */
  void discard(Throwable cause) {
    try {
      close();
    } catch (SQLException second) {
      cause.addSuppressed(second);
    }
  }

  void close() throws SQLException {
    Optional<Connection> last = open;
    open = Optional.empty();
    statements.clear();
    if (last.isPresent()) {
      last.get().close();
    }
  }
}
