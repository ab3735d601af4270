package chat.parley.store;

import chat.parley.message.inbox.Changed;
import chat.parley.message.inbox.Conversation;
import chat.parley.message.inbox.InboxStore;
import chat.parley.message.inbox.Level;
import chat.parley.message.inbox.Place;
import chat.parley.message.inbox.PreferenceChange;
import chat.parley.message.inbox.Preferences;
import chat.parley.message.inbox.ReadMark;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The rows of conversations, over one connection to the embedded database. */
final class SqliteConversations {
  /** In the order in which every query names them. */
  static final String COLUMNS = "c.changes, c.read, c.seen, c.level, c.muted, c.pinned, c.archived";

  private static final String HEAD = "SELECT seq FROM room WHERE name = ?";
  private static final String ROW =
      "SELECT " + COLUMNS + " FROM conversation c WHERE c.person = ? AND c.room = ?";
  private static final String COUNT =
      "SELECT count(*) FROM conversation"
          + " WHERE person = ? AND (substr(room, 1, 7) = 'direct:') = (substr(?, 1, 7) = 'direct:')";
  private static final String PEOPLE =
      "SELECT count(*) FROM (SELECT 1 FROM conversation WHERE room = ? LIMIT ?)";
  private static final String WRITE =
      "INSERT INTO conversation (person, room, changes, read, seen, level, muted, pinned, archived)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, room) DO UPDATE SET"
          + " changes = excluded.changes, read = excluded.read, seen = excluded.seen,"
          + " level = excluded.level, muted = excluded.muted, pinned = excluded.pinned,"
          + " archived = excluded.archived";

  private final SqliteSession session;

  SqliteConversations(SqliteSession session) {
    this.session = session;
  }

  /** The place of somebody who may have none. */
  Place place(Conversation of) throws SQLException {
    long head = number(HEAD, of.room());
    return row(of, head).orElse(Place.none(head));
  }

  private Optional<Place> row(Conversation of, long head) throws SQLException {
    try (ResultSet row = session.query(ROW, of.user(), of.room())) {
      return row.next() ? Optional.of(place(row, 1, head)) : Optional.empty();
    }
  }

  /**
   * @param first the column at which those of a place begin
   */
  static Place place(ResultSet row, int first, long head) throws SQLException {
    return new Place(
        row.getLong(first),
        row.getLong(first + 1),
        row.getLong(first + 2),
        head,
        new Preferences(
            Level.valueOf(row.getString(first + 3)),
            row.getBoolean(first + 4),
            row.getBoolean(first + 5),
            row.getBoolean(first + 6)));
  }

  private long number(String sql, Object... parameters) throws SQLException {
    try (ResultSet row = session.query(sql, parameters)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** Nothing when there is no place for it. */
  Optional<Changed> move(Conversation of, ReadMark mark) throws SQLException {
    Place before = place(of);
    long read = mark.of(before.read(), before.head());
    if (read == before.read()) {
      return Optional.of(new Changed(before, false, 0));
    }
    Place after =
        new Place(
            before.change() + 1,
            read,
            Math.max(read, before.seen()),
            before.head(),
            before.preferences());
    return written(of, after);
  }

  /** Nothing when there is no place for it. */
  Optional<Changed> prefer(Conversation of, PreferenceChange change) throws SQLException {
    Place before = place(of);
    Preferences wanted = change.to(before.preferences());
    if (wanted.equals(before.preferences())) {
      return keep(of) ? Optional.of(new Changed(before, false, 0)) : Optional.empty();
    }
    return written(
        of, new Place(before.change() + 1, before.read(), before.seen(), before.head(), wanted));
  }

  private Optional<Changed> written(Conversation of, Place place) throws SQLException {
    if (!keep(of)) {
      return Optional.empty();
    }
    write(of, place);
    int people = (int) number(PEOPLE, of.room(), InboxStore.NAMED + 1);
    return Optional.of(new Changed(place, true, people));
  }

  /**
   * A row for whatever is kept of a conversation; false when there is no place for one more. Direct
   * rooms are counted apart: others open them.
   */
  boolean keep(Conversation of) throws SQLException {
    if (row(of, 0).isPresent()) {
      return true;
    }
    if (number(COUNT, of.user(), of.room()) >= InboxStore.CONVERSATIONS) {
      return false;
    }
    write(of, Place.none(0));
    return true;
  }

  private void write(Conversation of, Place place) throws SQLException {
    PreparedStatement write = session.prepared(WRITE);
    write.setString(1, of.user());
    write.setString(2, of.room());
    write.setLong(3, place.change());
    write.setLong(4, place.read());
    write.setLong(5, place.seen());
    write.setString(6, place.preferences().level().name());
    write.setBoolean(7, place.preferences().muted());
    write.setBoolean(8, place.preferences().pinned());
    write.setBoolean(9, place.preferences().archived());
    write.executeUpdate();
  }
}
