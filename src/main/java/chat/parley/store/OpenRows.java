package chat.parley.store;

import chat.parley.message.Body;
import chat.parley.message.MessageId;
import chat.parley.message.OpenMessageStore.Kept;

/** The columns of a message that is being written; both databases have the same. */
final class OpenRows {
  private static final String ALL =
      "SELECT r.name, o.seq, e.sender, e.name, e.guest, o.text, e.format, e.data, e.attributes,"
          + " o.parts"
          + " FROM open_message o JOIN room r ON r.id = o.room"
          + " JOIN entry e ON e.room = o.room AND e.seq = o.seq";

  /** One, by room and number. */
  static final String ONE = ALL + " WHERE r.name = %s AND o.seq = %s";

  /** Those that nobody has kept since some time; at most so many. */
  static final String ABANDONED = ALL + " WHERE o.ts < %s ORDER BY o.ts LIMIT %s";

  private OpenRows() {}

  static Kept kept(StoredRow row) {
    Body body = EntryRows.body(row, 5, 8);
    return new Kept(
        new MessageId(row.present(0), row.count(1)), EntryRows.user(row, 2), body, row.count(9));
  }
}
