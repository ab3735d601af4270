package chat.parley.store;

import chat.parley.config.StoreConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Tells a PostgreSQL database that it was restored: it gets another epoch, so that clients do not
 * take what it has for what they have read. Blocks.
 */
public final class PostgresRestore {

  private PostgresRestore() {}

  /**
   * @return where the database is, for people
   * @throws StoreException in words for an operator
   */
  public static String run(StoreConfig config) {
    PostgresAddress address = PostgresAddress.of(config);
    try (Connection connection =
            DriverManager.getConnection(address.jdbc(), address.user(), address.password());
        PreparedStatement change =
            connection.prepareStatement("UPDATE meta SET value = ? WHERE name = 'epoch'")) {
      change.setString(1, Secrets.epoch());
      if (change.executeUpdate() != 1) {
        throw new StoreException(address.place() + " is no database of Parley", null);
      }
      return address.place();
    } catch (SQLException cause) {
      throw address.unreachable(cause);
    }
  }

  /** Where the database is, for people, without asking it. */
  public static String place(StoreConfig config) {
    return PostgresAddress.of(config).place();
  }
}
