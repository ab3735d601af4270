package chat.parley.message;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.Outcome;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import io.vertx.core.Future;

/** Lets happen to messages what one sender wants. */
final class Changes {
  private final Rooms rooms;
  private final MessageRules rules;
  private final Sender sender;

  Changes(Rooms rooms, MessageRules rules, Sender sender) {
    this.rooms = rooms;
    this.rules = rules;
    this.sender = sender;
  }

  Future<Reply> alter(MessageCommand.Alter command) {
    MessageId message = command.message();
    String room = rooms.permitted(sender, message.room(), verb(command.alteration()));
    ChangeDraft draft = draft(command, room);
    return rooms
        .open()
        .room(room)
        .compose(
            found ->
                found
                    .append(draft)
                    .map(outcome -> reply(outcome, command, found.epoch()))
                    .onComplete(done -> rooms.open().forgetIdle(found)));
  }

  private static Verb verb(Alteration alteration) {
    if (alteration instanceof Alteration.Edit) {
      return Verb.EDIT_OWN;
    }
    if (alteration instanceof Alteration.Deletion) {
      return Verb.DELETE_OWN;
    }
    return alteration instanceof Alteration.Pin ? Verb.PIN : Verb.REACT;
  }

  private ChangeDraft draft(MessageCommand.Alter command, String room) {
    long now = rooms.around().clock().getAsLong();
    Alteration alteration = command.alteration();
    boolean edits = alteration instanceof Alteration.Edit;
    boolean deletes = alteration instanceof Alteration.Deletion;
    boolean anybody = !edits && !deletes || deletes && rooms.may(sender, room, Verb.DELETE_ANY);
    return new ChangeDraft(
        sender.user(),
        command.cid(),
        now,
        command.message().seq(),
        alteration,
        anybody,
        edits ? rules.editableSince(now) : 0);
  }

  private static Reply reply(
      Outcome<RoomEntry> outcome, MessageCommand.Alter command, String epoch) {
    if (outcome instanceof Outcome.Stored<RoomEntry> stored
        && stored.entry() instanceof Change change) {
      return new MessageReply.Changed(change, false);
    }
    if (outcome instanceof Outcome.Duplicate<RoomEntry> duplicate
        && duplicate.entry() instanceof Change change) {
      return new MessageReply.Changed(change, true);
    }
    if (outcome instanceof Outcome.Unchanged<RoomEntry>) {
      return new MessageReply.Unchanged(command.message(), epoch, command.cid());
    }
    return outcome instanceof Outcome.Rejected<RoomEntry> rejected
        ? Rejection.of(rejected.reason()).refused("message")
        : Problem.CID_REUSED.refusedFor("cid", "This cid was used for something else.");
  }
}
