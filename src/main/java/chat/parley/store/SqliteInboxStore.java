package chat.parley.store;

import chat.parley.message.inbox.Changed;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.DraftOutcome;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.inbox.Line;
import chat.parley.message.inbox.Place;
import chat.parley.message.inbox.PreferenceChange;
import chat.parley.message.inbox.ReadMark;
import chat.parley.message.inbox.Seen;
import chat.parley.message.inbox.Span;
import chat.parley.message.inbox.ThreadStore;
import chat.parley.message.inbox.Unread;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People's conversations in the embedded database. */
final class SqliteInboxStore implements InboxStore {
  private static final String DRAFT = "SELECT text FROM draft WHERE person = ? AND room = ?";
  private static final String SEEN = "SELECT person, seen FROM conversation WHERE room = ? LIMIT ?";
  private static final String OF_OTHERS =
      "e.sender <> ?4 AND NOT EXISTS (SELECT 1 FROM message_state s"
          + " WHERE s.room = e.room AND s.seq = e.seq AND s.deleted IS NOT NULL)";

  /** Mentions are few: they are looked at first, and the messages of those that are found. */
  private static final String COUNT =
      "SELECT (SELECT count(*) FROM (SELECT 1 FROM entry e"
          + " WHERE e.room = r.id AND e.seq > ?2 AND e.seq <= ?3 AND "
          + OF_OTHERS
          + " LIMIT ?5)), (SELECT count(*) FROM (SELECT DISTINCT m.seq FROM mention m"
          + " WHERE m.room = r.id AND m.person IN (?4, '*') AND m.seq > ?2 AND m.seq <= ?3"
          + " AND EXISTS (SELECT 1 FROM entry e WHERE e.room = m.room AND e.seq = m.seq AND "
          + OF_OTHERS
          + ") LIMIT ?5)) FROM room r WHERE r.name = ?1";

  private final SqliteDatabase database;
  private final ThreadStore threads;

  SqliteInboxStore(SqliteDatabase database) {
    this.database = database;
    this.threads = new SqliteThreadStore(database);
  }

  @Override
  public Future<Map<Conversation, Changed>> move(Map<Conversation, ReadMark> marks) {
    return database.write(
        writer -> {
          SqliteConversations rows = new SqliteConversations(writer.writing(marks.size()));
          Map<Conversation, Changed> moved = new HashMap<>();
          for (Map.Entry<Conversation, ReadMark> mark : marks.entrySet()) {
            rows.move(mark.getKey(), mark.getValue())
                .ifPresent(changed -> moved.put(mark.getKey(), changed));
          }
          return moved;
        });
  }

  @Override
  public Future<Map<Conversation, Changed>> prefer(Map<Conversation, PreferenceChange> changes) {
    return database.write(
        writer -> {
          SqliteConversations rows = new SqliteConversations(writer.writing(changes.size()));
          Map<Conversation, Changed> changed = new HashMap<>();
          for (Map.Entry<Conversation, PreferenceChange> change : changes.entrySet()) {
            rows.prefer(change.getKey(), change.getValue())
                .ifPresent(result -> changed.put(change.getKey(), result));
          }
          return changed;
        });
  }

  @Override
  public Future<Map<Conversation, DraftOutcome>> keep(Map<Conversation, String> drafts) {
    return database.write(
        writer -> {
          SqliteDrafts rows = new SqliteDrafts(writer.writing(drafts.size()));
          Map<Conversation, DraftOutcome> outcomes = new HashMap<>();
          for (Map.Entry<Conversation, String> draft : drafts.entrySet()) {
            outcomes.put(draft.getKey(), rows.keep(draft.getKey(), draft.getValue()));
          }
          return outcomes;
        });
  }

  @Override
  public Future<Place> place(Conversation of) {
    return database.read(session -> new SqliteConversations(session).place(of));
  }

  @Override
  public Future<String> draft(Conversation of) {
    return database.read(
        session -> {
          try (ResultSet row = session.query(DRAFT, of.user(), of.room())) {
            return row.next() ? row.getString(1) : "";
          }
        });
  }

  @Override
  public Future<Map<Conversation, Unread>> count(List<Span> spans) {
    return database.read(
        session -> {
          Map<Conversation, Unread> counts = new HashMap<>();
          for (Span span : spans) {
            counts.put(span.of(), count(session, span));
          }
          return counts;
        });
  }

  private static Unread count(SqliteSession session, Span span) throws SQLException {
    try (ResultSet row =
        session.query(
            COUNT, span.of().room(), span.from(), span.upTo(), span.of().user(), Unread.MOST)) {
      return row.next() ? new Unread(row.getInt(1), row.getInt(2)) : Unread.NONE;
    }
  }

  @Override
  public Future<List<Seen>> seen(String room) {
    return database.read(
        session -> {
          List<Seen> seen = new ArrayList<>();
          int people = 0;
          try (ResultSet row = session.query(SEEN, room, NAMED + 1)) {
            while (row.next()) {
              people++;
              if (row.getLong(2) > 0) {
                seen.add(new Seen(row.getString(1), row.getLong(2)));
              }
            }
          }
          return people > NAMED ? List.<Seen>of() : seen;
        });
  }

  @Override
  public Future<List<Line>> lines(String user, String after, int limit) {
    return database.read(session -> SqliteInboxLines.read(session, user, after, limit));
  }

  @Override
  public ThreadStore threads() {
    return threads;
  }
}
