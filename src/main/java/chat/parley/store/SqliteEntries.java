package chat.parley.store;

import chat.parley.log.Outcome;
import chat.parley.message.ChangeDraft;
import chat.parley.message.MessageDraft;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Appends to the rooms' logs, within a transaction of the writer. */
final class SqliteEntries {
  private static final String EXISTING =
      "SELECT "
          + Repetition.COLUMNS
          + " FROM"
          + Repetition.TABLES
          + " WHERE e.sender = ? AND e.cid = ?";

  private final SqliteSession session;
  private final String epoch;
  private final String room;

  SqliteEntries(SqliteSession session, String epoch, String room) {
    this.session = session;
    this.epoch = epoch;
    this.room = room;
  }

  List<Outcome<RoomEntry>> append(List<RoomDraft> drafts) throws SQLException {
    SqliteEnd end = new SqliteEnd(session, room);
    SqliteMessages messages = new SqliteMessages(session, epoch, room, end);
    SqliteChanges changes = new SqliteChanges(session, epoch, room, end);
    List<Outcome<RoomEntry>> outcomes = new ArrayList<>();
    for (RoomDraft draft : drafts) {
      Optional<Outcome<RoomEntry>> outcome =
          draft instanceof ChangeDraft change
              ? changed(changes, change)
              : messages.append((MessageDraft) draft);
      outcomes.add(outcome.isPresent() ? outcome.get() : repeated(draft));
    }
    end.close();
    return outcomes;
  }

  /** Nothing when its cid was used before: that comes before all that could be said against it. */
  private Optional<Outcome<RoomEntry>> changed(SqliteChanges changes, ChangeDraft draft)
      throws SQLException {
    return changes.known(draft) ? Optional.empty() : Optional.of(changes.append(draft));
  }

  private Outcome<RoomEntry> repeated(RoomDraft draft) throws SQLException {
    try (ResultSet row = session.query(EXISTING, draft.author(), draft.cid())) {
      row.next();
      return Repetition.of(new SqliteRow(row), room, epoch, draft);
    }
  }
}
