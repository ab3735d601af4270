package chat.parley.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/** What a database knows of itself. */
final class SqliteFacts {
  private final Connection connection;

  SqliteFacts(Connection connection) {
    this.connection = connection;
  }

  /** A fact that is made up once in the life of the database. */
  String once(String name, Supplier<String> first) throws SQLException {
    Optional<String> known = known(name);
    if (known.isPresent()) {
      return known.get();
    }
    put(name, first.get());
    return known(name).orElseThrow();
  }

  Optional<String> known(String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  void put(String name, String value) throws SQLException {
    try (PreparedStatement put =
        connection.prepareStatement(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value")) {
      put.setString(1, name);
      put.setString(2, value);
      put.executeUpdate();
    }
  }

  void forget(String name) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM meta WHERE name = ?")) {
      delete.setString(1, name);
      delete.executeUpdate();
    }
  }

  /** How many entries all logs have together; never fewer than before in the same database. */
  long entries() throws SQLException {
    return number("SELECT coalesce(sum(pos), 0) FROM room") + updates();
  }

  /** A backup of an earlier version has no documents. */
  private long updates() throws SQLException {
    return number("SELECT count(*) FROM sqlite_master WHERE name = 'document'") == 0
        ? 0
        : number("SELECT coalesce(sum(pos), 0) FROM document");
  }

  private long number(String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
