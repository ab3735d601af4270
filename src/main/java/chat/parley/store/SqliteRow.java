package chat.parley.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** The current row of SQLite's result. */
record SqliteRow(ResultSet row) implements StoredRow {

  @Override
  public Optional<String> text(int column) {
    try {
      return Optional.ofNullable(row.getString(column + 1));
    } catch (SQLException cause) {
      throw unreadable(cause);
    }
  }

  @Override
  public OptionalLong number(int column) {
    try {
      long number = row.getLong(column + 1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    } catch (SQLException cause) {
      throw unreadable(cause);
    }
  }

  @Override
  public boolean flag(int column) {
    try {
      return row.getBoolean(column + 1);
    } catch (SQLException cause) {
      throw unreadable(cause);
    }
  }

  @Override
  public byte[] bytes(int column) {
    try {
      return row.getBytes(column + 1);
    } catch (SQLException cause) {
      throw unreadable(cause);
    }
  }

  /** The row is in memory, so only a column that is not there can be the reason. */
  private static IllegalStateException unreadable(SQLException cause) {
    return new IllegalStateException(cause);
  }
}
