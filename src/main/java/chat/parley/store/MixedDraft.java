package chat.parley.store;

import chat.parley.access.User;
import chat.parley.message.ChangeDraft;
import chat.parley.message.MessageDraft;
import chat.parley.room.RoomDraft;

/**
 * A draft of any kind as PostgreSQL's function takes it: a null is a column that it does not have.
 */
record MixedDraft(
    User by,
    String cid,
    long ts,
    String text,
    String format,
    String data,
    Long reply,
    Long target,
    boolean anybody,
    long since,
    String attributes) {

  static MixedDraft of(RoomDraft draft) {
    return draft instanceof ChangeDraft change ? of(change) : of((MessageDraft) draft);
  }

  private static MixedDraft of(ChangeDraft change) {
    ChangeColumns columns = ChangeColumns.of(change.alteration());
    return new MixedDraft(
        change.by(),
        change.cid(),
        change.ts(),
        columns.text(),
        columns.format(),
        columns.data().orElse(null),
        null,
        change.seq(),
        change.anybody(),
        change.since(),
        columns.attributes().orElse(null));
  }

  private static MixedDraft of(MessageDraft message) {
    return new MixedDraft(
        message.from(),
        message.cid(),
        message.ts(),
        message.body().text(),
        message.body().format().name(),
        EntryRows.data(message.body()).orElse(null),
        message.reply().isPresent() ? message.reply().getAsLong() : null,
        null,
        false,
        0,
        Attributes.of(message.body(), message.links(), message.open()).orElse(null));
  }
}
