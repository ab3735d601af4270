package chat.parley.store;

import chat.parley.message.MessageId;
import chat.parley.message.OpenMessageStore;
import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages that are being written, in the embedded database. */
final class SqliteOpenMessageStore implements OpenMessageStore {
  private static final String TAKE =
      "UPDATE open_message SET owner = ?, ts = ?"
          + " WHERE room = (SELECT id FROM room WHERE name = ?) AND seq = ?";
  private static final String KEEP =
      "UPDATE open_message SET text = ?, parts = ?, ts = ?"
          + " WHERE room = (SELECT id FROM room WHERE name = ?) AND seq = ? AND owner = ?";

  private final SqliteDatabase database;

  SqliteOpenMessageStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Future<Optional<Kept>> take(MessageId message, String owner, long now) {
    return database.write(
        writer -> {
          SqliteSession session = writer.writing(1);
          PreparedStatement take = session.prepared(TAKE);
          take.setString(1, owner);
          take.setLong(2, now);
          take.setString(3, message.room());
          take.setLong(4, message.seq());
          take.executeUpdate();
          try (ResultSet row =
              session.query(OpenRows.ONE.formatted("?", "?"), message.room(), message.seq())) {
            return row.next() ? Optional.of(OpenRows.kept(new SqliteRow(row))) : Optional.empty();
          }
        });
  }

  @Override
  public Future<Boolean> keep(MessageId message, String owner, String text, long n, long now) {
    return database.write(
        writer -> {
          PreparedStatement keep = writer.writing(1).prepared(KEEP);
          keep.setString(1, text);
          keep.setLong(2, n);
          keep.setLong(3, now);
          keep.setString(4, message.room());
          keep.setLong(5, message.seq());
          keep.setString(6, owner);
          return keep.executeUpdate() > 0;
        });
  }

  @Override
  public Future<List<Kept>> abandoned(long since, int limit) {
    return database.read(
        session -> {
          List<Kept> found = new ArrayList<>();
          try (ResultSet row =
              session.query(OpenRows.ABANDONED.formatted("?", "?"), since, limit)) {
            while (row.next()) {
              found.add(OpenRows.kept(new SqliteRow(row)));
            }
          }
          return found;
        });
  }
}
