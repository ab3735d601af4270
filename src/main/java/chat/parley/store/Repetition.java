package chat.parley.store;

import chat.parley.log.Outcome;
import chat.parley.message.Change;
import chat.parley.message.ChangeDraft;
import chat.parley.message.Message;
import chat.parley.message.MessageDraft;
import chat.parley.room.RoomDraft;
import chat.parley.room.RoomEntry;

/** What becomes of a draft whose sender has used its cid before. */
final class Repetition {
  private static final int DIGEST = EntryRows.COUNT;
  private static final int ROOM = EntryRows.COUNT + 1;

  /** The columns of the entry that has the cid; existing_entries gives the same in PostgreSQL. */
  static final String COLUMNS = EntryRows.COLUMNS + ", e.digest, r.name";

  static final String TABLES = EntryRows.TABLES + " JOIN room r ON r.id = e.room";

  private Repetition() {}

  static Outcome<RoomEntry> of(StoredRow row, String room, String epoch, RoomDraft draft) {
    String logged = row.present(ROOM);
    RoomEntry entry = EntryRows.entry(row, logged, epoch);
    return same(row, entry, room, draft)
        ? new Outcome.Duplicate<>(entry, logged)
        : new Outcome.Reused<>();
  }

  private static boolean same(StoredRow row, RoomEntry entry, String room, RoomDraft draft) {
    if (entry instanceof Message message && draft instanceof MessageDraft sent) {
      return row.text(DIGEST)
          .map(digest -> message.room().equals(room) && digest.equals(FirstContent.digest(sent)))
          .orElseGet(() -> message.says(room, sent));
    }
    return entry instanceof Change change
        && draft instanceof ChangeDraft wanted
        && change.says(room, wanted);
  }
}
