package chat.parley.store;

import chat.parley.log.Outcome;
import chat.parley.message.Body;
import chat.parley.message.Links;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.message.Rejection;
import chat.parley.room.RoomEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalLong;

/** Appends messages to the log of a room, within a transaction of the writer. */
final class SqliteMessages {
  private static final String INSERT =
      "INSERT INTO entry (room, pos, kind, seq, sender, name, guest, cid, ts, text, format,"
          + " data, reply, root, attributes)"
          + " VALUES (?, ?, 'message', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (sender, cid) DO NOTHING";
  private static final String ANSWERED =
      "SELECT coalesce(e.root, e.seq), e.sender, e.name, e.guest, coalesce(ed.text, e.text),"
          + " s.deleted FROM entry e"
          + " LEFT JOIN message_state s ON s.room = e.room AND s.seq = e.seq"
          + " LEFT JOIN entry ed ON ed.room = e.room AND ed.pos = s.edited"
          + " WHERE e.room = ? AND e.seq = ?";
  private static final String REPLIED =
      "INSERT INTO message_state (room, seq, replies, last_reply) VALUES (?, ?, 1, ?)"
          + " ON CONFLICT (room, seq) DO UPDATE SET replies = replies + 1,"
          + " last_reply = excluded.last_reply";
  private static final String MENTION =
      "INSERT INTO mention (room, person, seq) VALUES (?, ?, ?)"
          + " ON CONFLICT (room, person, seq) DO NOTHING";
  private static final String OPEN =
      "INSERT INTO open_message (room, seq, owner, text, parts, ts) VALUES (?, ?, '', ?, 0, ?)";
  private static final String EVERYBODY = "*";

  private final SqliteSession session;
  private final String epoch;
  private final String room;
  private final SqliteEnd end;

  SqliteMessages(SqliteSession session, String epoch, String room, SqliteEnd end) {
    this.session = session;
    this.epoch = epoch;
    this.room = room;
    this.end = end;
  }

  /** Nothing when its sender has used the cid before. */
  Optional<Outcome<RoomEntry>> append(MessageDraft draft) throws SQLException {
    if (draft.reply().isEmpty()) {
      return append(draft, draft.links());
    }
    Optional<Links> links = answering(draft);
    return links.isPresent()
        ? append(draft, links.get())
        : Optional.of(new Outcome.Rejected<>(Rejection.NO_SUCH_MESSAGE.reason()));
  }

  private Optional<Outcome<RoomEntry>> append(MessageDraft draft, Links links) throws SQLException {
    long ts = end.nextTs(draft.ts());
    if (!insert(end.made(), ts, draft, links)) {
      return Optional.empty();
    }
    long seq = end.nextSeq();
    long pos = end.nextPos();
    if (links.root().isPresent()) {
      PreparedStatement replied = session.prepared(REPLIED);
      replied.setLong(1, end.id());
      replied.setLong(2, links.root().getAsLong());
      replied.setLong(3, seq);
      replied.executeUpdate();
    }
    for (String mentioned : draft.body().mentions()) {
      mention(mentioned, seq);
    }
    if (draft.open()) {
      open(draft, seq);
    }
    end.said();
    end.appended(ts);
    return Optional.of(new Outcome.Stored<>(Message.of(room, epoch, seq, pos, ts, draft, links)));
  }

  /** Nobody owns it yet; the next moment the sender's node does. */
  private void open(MessageDraft draft, long seq) throws SQLException {
    PreparedStatement open = session.prepared(OPEN);
    open.setLong(1, end.id());
    open.setLong(2, seq);
    open.setString(3, draft.body().text());
    open.setLong(4, draft.ts());
    open.executeUpdate();
  }

  private void mention(String mentioned, long seq) throws SQLException {
    boolean all = mentioned.equals(Body.ALL) || mentioned.equals(Body.HERE);
    PreparedStatement mention = session.prepared(MENTION);
    mention.setLong(1, end.id());
    mention.setString(2, all ? EVERYBODY : mentioned);
    mention.setLong(3, seq);
    mention.executeUpdate();
  }

  /** What it refers to, as that is now; nothing when it is not there. */
  private Optional<Links> answering(MessageDraft draft) throws SQLException {
    if (!end.exists()) {
      return Optional.empty();
    }
    long reply = draft.reply().getAsLong();
    try (ResultSet found = session.query(ANSWERED, end.id(), reply)) {
      if (!found.next()) {
        return Optional.empty();
      }
      SqliteRow row = new SqliteRow(found);
      Links.Quote quote =
          Links.Quote.of(reply, EntryRows.user(row, 1), row.present(4), row.number(5).isPresent());
      return Optional.of(
          new Links(
              draft.reply(),
              OptionalLong.of(row.count(0)),
              Optional.of(quote),
              draft.links().forwarded(),
              draft.links().files()));
    }
  }

  private boolean insert(long id, long ts, MessageDraft draft, Links links) throws SQLException {
    PreparedStatement insert = session.prepared(INSERT);
    insert.setLong(1, id);
    insert.setLong(2, end.nextPos());
    insert.setLong(3, end.nextSeq());
    insert.setString(4, draft.from().id());
    insert.setString(5, draft.from().name());
    insert.setBoolean(6, draft.from().guest());
    insert.setString(7, draft.cid());
    insert.setLong(8, ts);
    insert.setString(9, draft.body().text());
    insert.setString(10, draft.body().format().name());
    insert.setString(11, EntryRows.data(draft.body()).orElse(null));
    number(insert, 12, links.reply());
    number(insert, 13, links.root());
    insert.setString(14, Attributes.of(draft.body(), links, draft.open()).orElse(null));
    return insert.executeUpdate() == 1;
  }

  private static void number(PreparedStatement statement, int index, OptionalLong number)
      throws SQLException {
    if (number.isPresent()) {
      statement.setLong(index, number.getAsLong());
    } else {
      statement.setNull(index, Types.INTEGER);
    }
  }
}
