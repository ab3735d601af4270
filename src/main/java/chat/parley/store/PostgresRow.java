package chat.parley.store;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.OptionalLong;

/** A row of PostgreSQL's result. */
record PostgresRow(Row row) implements StoredRow {

  @Override
  public Optional<String> text(int column) {
    return Optional.ofNullable(row.getString(column));
  }

  @Override
  public OptionalLong number(int column) {
    Long number = row.getLong(column);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }

  @Override
  public boolean flag(int column) {
    return Boolean.TRUE.equals(row.getBoolean(column));
  }

  @Override
  public byte[] bytes(int column) {
    return row.getBuffer(column).getBytes();
  }
}
