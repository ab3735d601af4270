package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.Alteration;
import chat.parley.message.Body;
import chat.parley.message.Message;
import chat.parley.message.MessageState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The columns of a message as it is now; both databases have the same. */
final class NowRows {
  private static final int EDITS = EntryRows.COUNT;
  private static final int EDITED = EntryRows.COUNT + 1;
  private static final int BODY = EntryRows.COUNT + 2;
  private static final int ATTRIBUTES = EntryRows.COUNT + 5;
  private static final int DELETER = EntryRows.COUNT + 6;
  private static final int DELETED = EntryRows.COUNT + 9;
  private static final int PINNED = EntryRows.COUNT + 10;
  private static final int REPLIES = EntryRows.COUNT + 11;
  private static final int LAST_REPLY = EntryRows.COUNT + 12;
  private static final int REACTIONS = EntryRows.COUNT + 13;
  private static final int WRITTEN = EntryRows.COUNT + 14;

  private static final int CLOSER = EntryRows.COUNT + 15;

  static final String COLUMNS =
      EntryRows.COLUMNS
          + ", s.edits, ed.ts, ed.text, ed.format, ed.data, ed.attributes,"
          + " d.sender, d.name, d.guest, d.ts, s.pinned, s.replies, s.last_reply, s.reactions,"
          + " o.text, ed.sender, ed.name, ed.guest";

  static final String TABLES =
      EntryRows.TABLES
          + " LEFT JOIN message_state s ON s.room = e.room AND s.seq = e.seq"
          + " LEFT JOIN entry ed ON ed.room = e.room AND ed.pos = s.edited"
          + " LEFT JOIN entry d ON d.room = e.room AND d.pos = s.deleted"
          + " LEFT JOIN open_message o ON o.room = e.room AND o.seq = e.seq";

  private NowRows() {}

  /** Without its reactions, which are read of a whole page at once. */
  static Message message(StoredRow row, String room, String epoch) {
    OptionalLong edits = row.number(EDITS);
    Optional<String> written = row.text(WRITTEN);
    if (edits.isEmpty() && written.isEmpty()) {
      return EntryRows.message(row, room, epoch, EntryRows.first(row), MessageState.NONE);
    }
    Optional<MessageState.Deleted> deleted =
        row.number(DELETED).stream()
            .mapToObj(ts -> new MessageState.Deleted(EntryRows.user(row, DELETER), ts))
            .findFirst();
    Body body =
        row.number(EDITED).isPresent() && deleted.isEmpty()
            ? EntryRows.body(row, BODY, ATTRIBUTES)
            : begun(EntryRows.first(row), written);
    return EntryRows.message(row, room, epoch, body, state(row, edits.orElse(0), deleted));
  }

  /** As far as it is written. */
  private static Body begun(Body first, Optional<String> written) {
    return written
        .map(text -> new Body(text, first.format(), first.data(), first.mentions()))
        .orElse(first);
  }

  private static MessageState state(
      StoredRow row, long edits, Optional<MessageState.Deleted> deleted) {
    long replies = row.number(REPLIES).orElse(0);
    return new MessageState(
        edits > 0 && deleted.isEmpty()
            ? Optional.of(new MessageState.Edited(edits, row.count(EDITED)))
            : Optional.empty(),
        deleted,
        List.of(),
        row.number(PINNED).isPresent(),
        replies == 0
            ? Optional.empty()
            : Optional.of(new MessageState.Thread(replies, row.count(LAST_REPLY))),
        row.text(WRITTEN).isPresent(),
        edits == 0 && deleted.isEmpty() ? ended(row) : Optional.empty());
  }

  /** Where there are no edits, the row that has its text is that of its end. */
  private static Optional<MessageState.Ended> ended(StoredRow row) {
    return row.text(ATTRIBUTES)
        .map(Attributes::end)
        .filter(end -> end != Alteration.End.DONE)
        .map(end -> new MessageState.Ended(end, EntryRows.user(row, CLOSER)));
  }

  /** Whether anybody has reacted to it. */
  static boolean reactedTo(StoredRow row) {
    return row.number(REACTIONS).orElse(0) > 0;
  }

  /** One of those who have reacted to a message. */
  record Reactor(long seq, String emoji, User user, long count, long place) {

    static Reactor of(StoredRow row) {
      return new Reactor(
          row.count(0), row.present(1), EntryRows.user(row, 2), row.count(5), row.count(6));
    }
  }
}
