package chat.parley.store;

import chat.parley.message.MessageId;
import chat.parley.message.export.ExportStore;
import chat.parley.message.export.KeptRoom;
import chat.parley.message.export.KeptThread;

/** What is read of people's own data; both databases have the same. */
final class ExportRows {
  private static final int ROOM = EntryRows.COUNT;
  private static final int CID = 5;

  private ExportRows() {}

  /** Somebody's entries, by his cids. */
  static String own(String user, String after, String limit) {
    return "SELECT "
        + EntryRows.COLUMNS
        + ", r.name FROM"
        + EntryRows.TABLES
        + " JOIN room r ON r.id = e.room WHERE e.sender = "
        + user
        + " AND e.cid > "
        + after
        + " ORDER BY e.cid LIMIT "
        + limit;
  }

  static ExportStore.Own own(StoredRow row, String epoch) {
    return new ExportStore.Own(row.present(CID), EntryRows.entry(row, row.present(ROOM), epoch));
  }

  /** Somebody's conversations, by the names of their rooms. */
  static String rooms(String user, String after, String limit) {
    return "SELECT c.room, c.read, c.level, c.muted, c.pinned, c.archived, d.text"
        + " FROM conversation c LEFT JOIN draft d ON d.person = c.person AND d.room = c.room"
        + " WHERE c.person = "
        + user
        + " AND c.room > "
        + after
        + " ORDER BY c.room LIMIT "
        + limit;
  }

  static KeptRoom room(StoredRow row) {
    return new KeptRoom(
        row.present(0),
        row.count(1),
        row.present(2),
        row.flag(3),
        row.flag(4),
        row.flag(5),
        row.text(6).orElse(""));
  }

  /** The threads that somebody follows. */
  static String threads(String user) {
    return "SELECT r.name, t.root, t.read FROM thread t JOIN room r ON r.id = t.room"
        + " WHERE t.follow AND t.person = "
        + user
        + " ORDER BY r.name, t.root";
  }

  static KeptThread thread(StoredRow row) {
    return new KeptThread(new MessageId(row.present(0), row.count(1)), row.count(2));
  }
}
