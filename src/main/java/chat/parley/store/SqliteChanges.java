package chat.parley.store;

import chat.parley.log.Outcome;
import chat.parley.message.Alteration;
import chat.parley.message.Change;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Rejection;
import chat.parley.room.RoomEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Appends what happens to messages to the log of their room, within the writer's transaction. */
final class SqliteChanges {
  private static final String KNOWN = "SELECT 1 FROM entry WHERE sender = ? AND cid = ?";
  private static final String TARGET =
      "SELECT e.sender, e.ts, s.deleted, s.pinned, coalesce(s.edits, 0), o.seq FROM entry e"
          + " LEFT JOIN message_state s ON s.room = e.room AND s.seq = e.seq"
          + " LEFT JOIN open_message o ON o.room = e.room AND o.seq = e.seq"
          + " WHERE e.room = ? AND e.seq = ?";
  private static final String INSERT =
      "INSERT INTO entry (room, pos, kind, target, sender, name, guest, cid, ts, text, format,"
          + " data, number, attributes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final SqliteSession session;
  private final String epoch;
  private final String room;
  private final SqliteEnd end;
  private final SqliteMessageStates states;

  SqliteChanges(SqliteSession session, String epoch, String room, SqliteEnd end) {
    this.session = session;
    this.epoch = epoch;
    this.room = room;
    this.end = end;
    this.states = new SqliteMessageStates(session, end);
  }

  /** Whether its sender has used the cid before. */
  boolean known(ChangeDraft draft) throws SQLException {
    try (ResultSet row = session.query(KNOWN, draft.by().id(), draft.cid())) {
      return row.next();
    }
  }

  Outcome<RoomEntry> append(ChangeDraft draft) throws SQLException {
    if (!end.exists()) {
      return rejected(Rejection.NO_SUCH_MESSAGE);
    }
    try (ResultSet found = session.query(TARGET, end.id(), draft.seq())) {
      if (!found.next()) {
        return rejected(Rejection.NO_SUCH_MESSAGE);
      }
      SqliteRow target = new SqliteRow(found);
      Optional<Rejection> against = against(draft, target);
      if (against.isPresent()) {
        return rejected(against.get());
      }
      return unchanged(draft, target) ? new Outcome.Unchanged<>() : stored(draft, target.count(4));
    }
  }

  private static Outcome<RoomEntry> rejected(Rejection rejection) {
    return new Outcome.Rejected<>(rejection.reason());
  }

  private Optional<Rejection> against(ChangeDraft draft, SqliteRow target) throws SQLException {
    boolean deleted = target.number(2).isPresent();
    boolean deletes = draft.alteration() instanceof Alteration.Deletion;
    if (deleted && !deletes) {
      return Optional.of(Rejection.NO_SUCH_MESSAGE);
    }
    if (!draft.anybody() && !target.present(0).equals(draft.by().id())) {
      return Optional.of(Rejection.NOT_YOURS);
    }
    if (target.count(1) < draft.since()) {
      return Optional.of(Rejection.TOO_LATE);
    }
    if (draft.alteration() instanceof Alteration.Edit && target.number(5).isPresent()) {
      return Optional.of(Rejection.STILL_OPEN);
    }
    if (draft.alteration() instanceof Alteration.Edit
        && target.count(4) >= ChangeDraft.MOST_EDITS) {
      return Optional.of(Rejection.TOO_MANY_EDITS);
    }
    return draft.alteration() instanceof Alteration.Reaction reaction
            && reaction.on()
            && states.fullFor(draft.seq(), reaction.emoji())
        ? Optional.of(Rejection.TOO_MANY_EMOJI)
        : Optional.empty();
  }

  private boolean unchanged(ChangeDraft draft, SqliteRow target) throws SQLException {
    if (draft.alteration() instanceof Alteration.Deletion) {
      return target.number(2).isPresent();
    }
    if (draft.alteration() instanceof Alteration.Close) {
      return target.number(5).isEmpty();
    }
    if (draft.alteration() instanceof Alteration.Pin pin) {
      return target.number(3).isPresent() == pin.on();
    }
    return draft.alteration() instanceof Alteration.Reaction reaction
        && states.reacted(draft.seq(), reaction.emoji(), draft.by().id()) == reaction.on();
  }

  private Outcome<RoomEntry> stored(ChangeDraft draft, long edits) throws SQLException {
    long pos = end.nextPos();
    long ts = end.nextTs(draft.ts());
    long number = states.apply(draft, pos, edits);
    insert(draft, pos, ts, number);
    end.appended(ts);
    return new Outcome.Stored<>(
        new Change(
            room,
            epoch,
            pos,
            ts,
            draft.by(),
            draft.cid(),
            draft.seq(),
            draft.alteration(),
            number));
  }

  private void insert(ChangeDraft draft, long pos, long ts, long number) throws SQLException {
    ChangeColumns columns = ChangeColumns.of(draft.alteration());
    PreparedStatement insert = session.prepared(INSERT);
    insert.setLong(1, end.id());
    insert.setLong(2, pos);
    insert.setString(3, draft.kind());
    insert.setLong(4, draft.seq());
    insert.setString(5, draft.by().id());
    insert.setString(6, draft.by().name());
    insert.setBoolean(7, draft.by().guest());
    insert.setString(8, draft.cid());
    insert.setLong(9, ts);
    insert.setString(10, columns.text());
    insert.setString(11, columns.format());
    insert.setString(12, columns.data().orElse(null));
    insert.setLong(13, number);
    insert.setString(14, columns.attributes().orElse(null));
    insert.executeUpdate();
  }
}
