package chat.parley.store;

import chat.parley.message.file.Quotas;
import chat.parley.message.file.Shortage;
import chat.parley.message.file.StoredFile;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is asked of the table of files within one turn of the embedded database. */
record SqliteFileTable(SqliteSession session) {

  /** SQLite numbers its parameters with another sign. */
  private static String sql(String statement) {
    return statement.replace('$', '?');
  }

  /**
   * @return how many rows were changed
   */
  int update(String statement, Object... parameters) throws SQLException {
    PreparedStatement prepared = session.prepared(sql(statement));
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
    return prepared.executeUpdate();
  }

  List<StoredFile> all(String statement, Object... parameters) throws SQLException {
    List<StoredFile> files = new ArrayList<>();
    try (ResultSet row = session.query(sql(statement), parameters)) {
      while (row.next()) {
        files.add(FileRows.file(new SqliteRow(row)));
      }
    }
    return files;
  }

  Optional<StoredFile> one(String id) throws SQLException {
    return all(FileRows.ONE, id).stream().findFirst();
  }

  boolean none(String statement, Object... parameters) throws SQLException {
    try (ResultSet row = session.query(sql(statement), parameters)) {
      return !row.next();
    }
  }

  Optional<Shortage> shortage(StoredFile file, long written, boolean fresh, Quotas quotas)
      throws SQLException {
    return shortage(file, use -> FileUse.shortage(use, file, written, fresh, quotas));
  }

  /**
   * @param judged by what its owner, its room and all of them use
   */
  Optional<Shortage> shortage(StoredFile file, Function<StoredRow, Optional<Shortage>> judged)
      throws SQLException {
    try (ResultSet use =
        session.query(sql(FileRows.USE), file.owner().id(), file.room(), file.id())) {
      use.next();
      return judged.apply(new SqliteRow(use));
    }
  }

  /** The message says what has become of its file, to whoever reads it from now on. */
  void bring(StoredFile file) throws SQLException {
    Optional<String> attributes = Optional.empty();
    try (ResultSet row =
        session.query(sql(FileRows.ATTRIBUTES), file.room(), file.seq().getAsLong())) {
      if (row.next()) {
        attributes = Attributes.with(row.getString(1), file.attachment());
      }
    }
    if (attributes.isPresent()) {
      update(FileRows.BRING, attributes.get(), file.room(), file.seq().getAsLong());
    }
  }
}
