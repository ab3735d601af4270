package chat.parley.store;

import chat.parley.room.DirectRoom;
import chat.parley.room.Draft;
import chat.parley.room.Message;
import chat.parley.room.MessageStore.Outcome;
import io.vertx.core.json.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** The rooms' logs as the one writer sees them, between {@link #begin} and {@link #commit}. */
final class SqliteLog {
  private static final String CREATE =
      "INSERT INTO room (name, pos, seq, ts, first_user, second_user)"
          + " VALUES (?, 0, 0, 0, ?, ?) ON CONFLICT (name) DO NOTHING";
  private static final String HEAD = "SELECT id, pos, seq, ts FROM room WHERE name = ?";
  private static final String INSERT =
      "INSERT INTO entry (room, pos, kind, seq, sender, name, guest, cid, ts, text, format,"
          + " data, reply) VALUES (?, ?, 'message', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (sender, cid) DO NOTHING";
  private static final String EXISTING =
      "SELECT "
          + SqliteRows.COLUMNS
          + ", r.name FROM entry e JOIN room r ON r.id = e.room"
          + " WHERE e.sender = ? AND e.cid = ?";
  private static final String ADVANCE = "UPDATE room SET pos = ?, seq = ?, ts = ? WHERE id = ?";
  private static final String PROBE =
      "INSERT INTO meta (name, value) VALUES ('probe', ?)"
          + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";

  private static final String FRAMES = "PRAGMA wal_checkpoint(NOOP)";
  private static final int ROWS_BETWEEN_LOOKS = 200;
  private static final int LONG_FRAMES = 1_000;

  private final SqliteSession session;
  private final String epoch;
  private final SqliteMark mark;
  private int rows;

  SqliteLog(SqliteSession session, String epoch, SqliteMark mark) {
    this.session = session;
    this.epoch = epoch;
    this.mark = mark;
  }

  /**
   * Takes the write lock at once, and waits for it. A transaction that reads first is refused at
   * its first write, without waiting, when another program wrote in between.
   */
  void begin() throws SQLException {
    session.prepared("BEGIN IMMEDIATE").execute();
  }

  void commit() throws SQLException {
    session.prepared("COMMIT").execute();
  }

  /** Nothing of the transaction that failed stays, whatever state it is in. */
  void abandon(Throwable cause) {
    session.discard(cause);
  }

  /** Writes something that nobody reads. */
  void probe() throws SQLException {
    PreparedStatement probe = session.prepared(PROBE);
    probe.setString(1, Long.toString(System.currentTimeMillis()));
    probe.executeUpdate();
    rows++;
  }

  List<Outcome> append(String room, List<Draft> drafts) throws SQLException {
    Line line = open(room);
    long end = line.pos;
    rows += drafts.size();
    List<Outcome> outcomes = new ArrayList<>();
    for (Draft draft : drafts) {
      long ts = Math.max(line.ts, draft.ts());
      if (insert(line, draft, ts)) {
        line.pos++;
        line.seq++;
        line.ts = ts;
        outcomes.add(new Outcome.Stored(Message.of(room, epoch, line.seq, line.pos, ts, draft)));
      } else {
        outcomes.add(repeated(room, draft));
      }
    }
    if (line.pos > end) {
      PreparedStatement advance = session.prepared(ADVANCE);
      advance.setLong(1, line.pos);
      advance.setLong(2, line.seq);
      advance.setLong(3, line.ts);
      advance.setLong(4, line.id);
      advance.executeUpdate();
    }
    return outcomes;
  }

  /**
   * Brings what was written into the database file when it has become much, as SQLite would do
   * itself, but with a new mark in that file.
   */
  void checkpoint() throws SQLException {
    if (rows < ROWS_BETWEEN_LOOKS) {
      return;
    }
    rows = 0;
    try (ResultSet row = session.query(FRAMES)) {
      if (!row.next() || row.getInt(2) < LONG_FRAMES) {
        return;
      }
    }
    begin();
    session.run("PRAGMA user_version = " + mark.next());
    commit();
    session.run("PRAGMA wal_checkpoint(PASSIVE)");
  }

  /** Where a room's log ends while a batch is written. */
  private static final class Line {
    private long id;
    private long pos;
    private long seq;
    private long ts;
  }

  private Line open(String room) throws SQLException {
    try (ResultSet row = session.query(HEAD, room)) {
      if (row.next()) {
        Line line = new Line();
        line.id = row.getLong(1);
        line.pos = row.getLong(2);
        line.seq = row.getLong(3);
        line.ts = row.getLong(4);
        return line;
      }
    }
    PreparedStatement create = session.prepared(CREATE);
    create.setString(1, room);
    create.setString(2, DirectRoom.named(room).map(DirectRoom::first).orElse(null));
    create.setString(3, DirectRoom.named(room).map(DirectRoom::second).orElse(null));
    create.executeUpdate();
    return open(room);
  }

  /**
   * @param ts later than the draft's where the clock was turned back: in a room time is not
   */
  private boolean insert(Line line, Draft draft, long ts) throws SQLException {
    PreparedStatement insert = session.prepared(INSERT);
    insert.setLong(1, line.id);
    insert.setLong(2, line.pos + 1);
    insert.setLong(3, line.seq + 1);
    insert.setString(4, draft.from().id());
    insert.setString(5, draft.from().name());
    insert.setBoolean(6, draft.from().guest());
    insert.setString(7, draft.cid());
    insert.setLong(8, ts);
    insert.setString(9, draft.body().text());
    insert.setString(10, draft.body().format().name());
    insert.setString(
        11, draft.body().data().isEmpty() ? null : new JsonObject(draft.body().data()).encode());
    if (draft.reply().isPresent()) {
      insert.setLong(12, draft.reply().getAsLong());
    } else {
      insert.setNull(12, Types.INTEGER);
    }
    return insert.executeUpdate() == 1;
  }

  private Outcome repeated(String room, Draft draft) throws SQLException {
    try (ResultSet row = session.query(EXISTING, draft.from().id(), draft.cid())) {
      row.next();
      Message message = SqliteRows.message(row, row.getString(12), epoch);
      return message.says(room, draft) ? new Outcome.Duplicate(message) : new Outcome.Reused();
    }
  }

  void close() throws SQLException {
    session.close();
  }
}
