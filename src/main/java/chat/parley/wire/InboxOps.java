package chat.parley.wire;

import static chat.parley.wire.RoomName.ROOM;

import chat.parley.access.Verb;
import chat.parley.message.MessageId;
import chat.parley.message.inbox.InboxCommand;
import chat.parley.message.inbox.Level;
import chat.parley.message.inbox.PreferenceChange;
import chat.parley.pace.Price;
import chat.parley.protocol.Weight;
import chat.parley.wire.field.Count;
import chat.parley.wire.field.Field;
import chat.parley.wire.field.Flag;
import chat.parley.wire.field.Given;
import chat.parley.wire.field.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The ops of a person's conversations: what is read, what he wants to hear of, what he writes. */
final class InboxOps {
  private static final int LONGEST_NEXT = 300;

  private static final Field<OptionalLong> UP_TO =
      Field.optionalCount("seq", "the last message that is read; without it, one only asks");

  private static final Field<OptionalLong> THREAD =
      Field.optionalCount("thread", "a message of a thread, in which one has read so far");

  private static final Op<InboxCommand> READ =
      new Op<>(
          "read",
          "Moves one's read mark in a room up, never back, and no further than the last message;"
              + " or asks how it stands, and who has seen what. With `thread`, it is one's mark in a"
              + " thread that one follows.",
          List.of(Verb.READ),
          Pace.COMMAND,
          List.of(ROOM, UP_TO, THREAD),
          InboxOps::read,
          List.of(InboxReplies.STANDS, ThreadReplies.STANDS));

  private static final Field<Long> FROM =
      Field.required("seq", Count.COUNT, "the first message that is unread again");

  private static final Op<InboxCommand.SetUnread> UNREAD =
      new Op<>(
          "unread",
          "Moves one's read mark in a room back before a message.",
          List.of(Verb.READ),
          Pace.COMMAND,
          List.of(ROOM, FROM),
          given -> new InboxCommand.SetUnread(ROOM.in(given), FROM.in(given)),
          List.of(InboxReplies.STANDS));

  private static final Field<Optional<String>> NEXT =
      Field.optional("next", new Text(LONGEST_NEXT), "that of the page before");

  private static final Op<InboxCommand.Sync> SYNC =
      new Op<>(
          "sync",
          "Lists one's conversations: the rooms that one has read, kept a draft for or wanted"
              + " something of, and one's direct rooms.",
          List.of(Verb.READ),
          Pace.READING_MUCH,
          List.of(NEXT),
          given -> new InboxCommand.Sync(NEXT.in(given)),
          List.of(InboxReplies.SYNCED));

  private static final Field<Optional<Level>> WANTED =
      Field.optional("level", InboxReplies.LEVEL, "of what one wants to be notified");
  private static final Field<Optional<Boolean>> MUTED =
      Field.optional("muted", Flag.FLAG, "whether it is to be quiet, whatever is said");
  private static final Field<Optional<Boolean>> PINNED =
      Field.optional("pinned", Flag.FLAG, "whether it stands before the others");
  private static final Field<Optional<Boolean>> ARCHIVED =
      Field.optional("archived", Flag.FLAG, "whether it is put away");

  private static final Op<InboxCommand.Notify> NOTIFY =
      new Op<>(
          "notify",
          "Says how one wants to have a room; what is left out stays as it is. The server keeps"
              + " it and tells one's other sessions, clients heed it.",
          List.of(Verb.READ),
          Pace.COMMAND,
          List.of(ROOM, WANTED, MUTED, PINNED, ARCHIVED),
          given ->
              new InboxCommand.Notify(
                  ROOM.in(given),
                  new PreferenceChange(
                      WANTED.in(given), MUTED.in(given), PINNED.in(given), ARCHIVED.in(given))),
          List.of(InboxReplies.PREFERRED));

  private static final Field<Optional<String>> TEXT =
      Field.optional("text", DraftText.DRAFT_TEXT, "empty to forget it; without it, one only asks");

  private static final Op<InboxCommand.KeepDraft> DRAFT =
      new Op<>(
          "draft",
          "Keeps what one has begun to write in a room, or asks for it.",
          List.of(Verb.READ),
          new Pace<>(
              "one command, with its bytes",
              (draft, rooms) -> new Price(1, 0, Weight.of(draft.text().orElse("")))),
          List.of(ROOM, TEXT),
          given -> new InboxCommand.KeepDraft(ROOM.in(given), TEXT.in(given)),
          List.of(InboxReplies.DRAFTED, SessionReplies.DONE));

  static final List<Op<?>> ROWS = List.of(READ, UNREAD, SYNC, NOTIFY, DRAFT);

  private InboxOps() {}

  private static InboxCommand read(Given given) {
    String room = ROOM.in(given);
    OptionalLong thread = THREAD.in(given);
    return thread.isPresent()
        ? new InboxCommand.ReadThread(new MessageId(room, thread.getAsLong()), UP_TO.in(given))
        : new InboxCommand.Read(room, UP_TO.in(given));
  }
}
