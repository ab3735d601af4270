package chat.parley.store;

import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.DraftOutcome;
import chat.parley.message.inbox.InboxStore;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Drafts, over the connection that writes to the embedded database. */
final class SqliteDrafts {
  private static final String FORGET = "DELETE FROM draft WHERE person = ? AND room = ?";
  private static final String OTHERS =
      "SELECT coalesce(sum(bytes), 0) FROM draft WHERE person = ? AND room <> ?";
  private static final String KEEP =
      "INSERT INTO draft (person, room, bytes, text, ts) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (person, room) DO UPDATE SET bytes = excluded.bytes, text = excluded.text,"
          + " ts = excluded.ts";

  private final SqliteSession session;

  SqliteDrafts(SqliteSession session) {
    this.session = session;
  }

  DraftOutcome keep(Conversation of, String text) throws SQLException {
    if (text.isEmpty()) {
      PreparedStatement forget = session.prepared(FORGET);
      forget.setString(1, of.user());
      forget.setString(2, of.room());
      forget.executeUpdate();
      return DraftOutcome.KEPT;
    }
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes + others(of) > InboxStore.DRAFT_BYTES) {
      return DraftOutcome.TOO_LONG;
    }
    if (!new SqliteConversations(session).keep(of)) {
      return DraftOutcome.NO_PLACE;
    }
    PreparedStatement keep = session.prepared(KEEP);
    keep.setString(1, of.user());
    keep.setString(2, of.room());
    keep.setInt(3, bytes);
    keep.setString(4, text);
    keep.setLong(5, System.currentTimeMillis());
    keep.executeUpdate();
    return DraftOutcome.KEPT;
  }

  private long others(Conversation of) throws SQLException {
    try (ResultSet row = session.query(OTHERS, of.user(), of.room())) {
      row.next();
      return row.getLong(1);
    }
  }
}
