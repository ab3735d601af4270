package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.MessageId;
import chat.parley.message.OpenMessageStore;
import io.vertx.core.Future;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages that are being written, in the embedded database. */
final class SqliteOpenMessageStore implements OpenMessageStore {
  private static final String TAKE =
      "UPDATE open_message SET owner = ?, ts = ?"
          + " WHERE room = (SELECT id FROM room WHERE name = ?) AND seq = ?";
  private static final String KEEP =
      "UPDATE open_message SET text = ?, parts = ?, ts = ?, owner = ?"
          + " WHERE room = (SELECT id FROM room WHERE name = ?) AND seq = ?"
          + " AND owner IN (?, '') AND parts <= ?";
  private static final String STOP =
      "UPDATE open_message SET stopper = ?, stopper_name = ?, stopper_guest = ?"
          + " WHERE room = (SELECT id FROM room WHERE name = ?) AND seq = ?";

  private static final String ONE = OpenRows.ONE.formatted("?", "?");
  private static final String STOPS = OpenRows.STOPS.formatted("?");

  private final SqliteDatabase database;

  SqliteOpenMessageStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Future<Optional<Kept>> find(MessageId message) {
    return database.read(session -> find(session, message));
  }

  private static Optional<Kept> find(SqliteSession session, MessageId message) throws SQLException {
    try (ResultSet row = session.query(ONE, message.room(), message.seq())) {
      return row.next() ? Optional.of(OpenRows.kept(new SqliteRow(row))) : Optional.empty();
    }
  }

  @Override
  public Future<Boolean> stop(MessageId message, User by) {
    return database.write(
        writer -> {
          PreparedStatement stop = writer.writing(1).prepared(STOP);
          stop.setString(1, by.id());
          stop.setString(2, by.name());
          stop.setBoolean(3, by.guest());
          stop.setString(4, message.room());
          stop.setLong(5, message.seq());
          return stop.executeUpdate() > 0;
        });
  }

  @Override
  public Future<List<Stop>> stops(String owner) {
    return database.read(
        session -> {
          List<Stop> stops = new ArrayList<>();
          try (ResultSet row = session.query(STOPS, owner)) {
            while (row.next()) {
              stops.add(OpenRows.stop(new SqliteRow(row)));
            }
          }
          return stops;
        });
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
          return find(session, message);
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
          keep.setString(4, owner);
          keep.setString(5, message.room());
          keep.setLong(6, message.seq());
          keep.setString(7, owner);
          keep.setLong(8, n);
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
