package chat.parley.store;

import chat.parley.log.Outcome;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.DirectRoom;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Appends to the rooms' logs, within a transaction of the writer. */
final class SqliteEntries {
  private static final String CREATE =
      "INSERT INTO room (name, pos, seq, ts, first_user, second_user)"
          + " VALUES (?, 0, 0, 0, ?, ?) ON CONFLICT (name) DO NOTHING";
  private static final String HEAD = "SELECT id, pos, seq, ts FROM room WHERE name = ?";
  private static final String EXISTING =
      "SELECT "
          + SqliteMessageRows.COLUMNS
          + ", r.name, e.kind FROM entry e JOIN room r ON r.id = e.room"
          + " WHERE e.sender = ? AND e.cid = ?";
  private static final String ADVANCE = "UPDATE room SET pos = ?, seq = ?, ts = ? WHERE id = ?";

  private final SqliteSession session;
  private final String epoch;
  private final String room;

  SqliteEntries(SqliteSession session, String epoch, String room) {
    this.session = session;
    this.epoch = epoch;
    this.room = room;
  }

  List<Outcome<RoomEntry>> append(List<RoomDraft> drafts) throws SQLException {
    End end = open();
    long before = end.pos;
    List<Outcome<RoomEntry>> outcomes = new ArrayList<>();
    for (RoomDraft draft : drafts) {
      outcomes.add(append(end, (MessageDraft) draft));
    }
    if (end.pos > before) {
      PreparedStatement advance = session.prepared(ADVANCE);
      advance.setLong(1, end.pos);
      advance.setLong(2, end.seq);
      advance.setLong(3, end.ts);
      advance.setLong(4, end.id);
      advance.executeUpdate();
    }
    return outcomes;
  }

  private Outcome<RoomEntry> append(End end, MessageDraft draft) throws SQLException {
    // in a room time does not go back where the clock is turned back
    long ts = Math.max(end.ts, draft.ts());
    if (!SqliteMessageRows.insert(session, end.id, end.pos + 1, end.seq + 1, ts, draft)) {
      return repeated(draft);
    }
    end.pos++;
    end.seq++;
    end.ts = ts;
    return new Outcome.Stored<>(Message.of(room, epoch, end.seq, end.pos, ts, draft));
  }

  /** Where the log ends while a batch is written. */
  private static final class End {
    private long id;
    private long pos;
    private long seq;
    private long ts;
  }

  private End open() throws SQLException {
    try (ResultSet row = session.query(HEAD, room)) {
      if (row.next()) {
        End end = new End();
        end.id = row.getLong(1);
        end.pos = row.getLong(2);
        end.seq = row.getLong(3);
        end.ts = row.getLong(4);
        return end;
      }
    }
    PreparedStatement create = session.prepared(CREATE);
    create.setString(1, room);
    create.setString(2, DirectRoom.named(room).map(DirectRoom::first).orElse(null));
    create.setString(3, DirectRoom.named(room).map(DirectRoom::second).orElse(null));
    create.executeUpdate();
    return open();
  }

  private Outcome<RoomEntry> repeated(MessageDraft draft) throws SQLException {
    try (ResultSet row = session.query(EXISTING, draft.from().id(), draft.cid())) {
      row.next();
      if (!row.getString(13).equals(Message.KIND)) {
        return new Outcome.Reused<>();
      }
      Message message = SqliteMessageRows.message(row, row.getString(12), epoch);
      return message.says(room, draft)
          ? new Outcome.Duplicate<>(message, message.room())
          : new Outcome.Reused<>();
    }
  }
}
