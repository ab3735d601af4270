package chat.parley.store;

import chat.parley.config.StoreConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * What all nodes of one database share and nobody else knows, read before anything else starts.
 *
 * @param secret as that of {@link Store}, in hexadecimal digits
 * @param identity the key and certificate, in PEM, by which nodes know each other
 */
public record ClusterSecrets(String secret, String identity) {

  /**
   * Reads them, and makes them first where none are. Blocks.
   *
   * @param newIdentity makes a key and a certificate
   */
  public static ClusterSecrets read(StoreConfig config, Supplier<String> newIdentity) {
    PostgresAddress address = PostgresAddress.of(config);
    try {
      Migrations.run(address.jdbc(), address.user(), address.password(), "postgresql");
      try (Connection connection =
          DriverManager.getConnection(address.jdbc(), address.user(), address.password())) {
        return new ClusterSecrets(
            fact(connection, "secret", Secrets::secret), fact(connection, "cluster", newIdentity));
      }
    } catch (SQLException | RuntimeException cause) {
      throw address.unreachable(cause);
    }
  }

  private static String fact(Connection connection, String name, Supplier<String> first)
      throws SQLException {
    String known = value(connection, name);
    if (known.isEmpty()) {
      insert(connection, name, first.get());
      return value(connection, name);
    }
    return known;
  }

  private static String value(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  /** Of two nodes that start at once, the first one's stays. */
  private static void insert(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")) {
      insert.setString(1, name);
      insert.setString(2, value);
      insert.executeUpdate();
    }
  }
}
