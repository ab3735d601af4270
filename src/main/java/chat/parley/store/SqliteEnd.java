package chat.parley.store;

import chat.parley.room.DirectRoom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Where the log of a room ends while a batch is written; the room is made by its first message. */
final class SqliteEnd {
  private static final String CREATE =
      "INSERT INTO room (name, pos, seq, ts, first_user, second_user)"
          + " VALUES (?, 0, 0, 0, ?, ?) ON CONFLICT (name) DO NOTHING";
  private static final String HEAD = "SELECT id, pos, seq, ts FROM room WHERE name = ?";
  private static final String ADVANCE = "UPDATE room SET pos = ?, seq = ?, ts = ? WHERE id = ?";

  private final SqliteSession session;
  private final String room;
  private boolean exists;
  private long before;
  private long id;
  private long pos;
  private long seq;
  private long ts;

  SqliteEnd(SqliteSession session, String room) throws SQLException {
    this.session = session;
    this.room = room;
    read();
  }

  private void read() throws SQLException {
    try (ResultSet row = session.query(HEAD, room)) {
      exists = row.next();
      if (exists) {
        id = row.getLong(1);
        pos = row.getLong(2);
        seq = row.getLong(3);
        ts = row.getLong(4);
        before = pos;
      }
    }
  }

  boolean exists() {
    return exists;
  }

  /** The number of the room, which is there from now on. */
  long made() throws SQLException {
    if (!exists) {
      PreparedStatement create = session.prepared(CREATE);
      create.setString(1, room);
      create.setString(2, DirectRoom.named(room).map(DirectRoom::first).orElse(null));
      create.setString(3, DirectRoom.named(room).map(DirectRoom::second).orElse(null));
      create.executeUpdate();
      read();
    }
    return id;
  }

  long id() {
    return id;
  }

  long nextPos() {
    return pos + 1;
  }

  long nextSeq() {
    return seq + 1;
  }

  /** In a room time does not go back where the clock is turned back. */
  long nextTs(long now) {
    return Math.max(ts, now);
  }

  /** An entry was written with the next position. */
  void appended(long its) {
    pos++;
    ts = its;
  }

  /** It was a message, with the next number. */
  void said() {
    seq++;
  }

  /** Writes where the log ends now. */
  void close() throws SQLException {
    if (pos > before) {
      PreparedStatement advance = session.prepared(ADVANCE);
      advance.setLong(1, pos);
      advance.setLong(2, seq);
      advance.setLong(3, ts);
      advance.setLong(4, id);
      advance.executeUpdate();
    }
  }
}
