package chat.parley.message;

import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.Outcome;
import chat.parley.protocol.Done;
import chat.parley.protocol.Event;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.protocol.Weight;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what one sender wants to be said, and reads to him what was. */
public final class MessageHandler implements MessageCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final Surroundings around;
  private final Changes changes;
  private final MessageReading reading;
  private final OpenMessages openMessages;
  private final ForwardedFiles files;
  private final Sender sender;

  public MessageHandler(
      Rooms rooms,
      MessageStore store,
      OpenMessages openMessages,
      MessageRules rules,
      ForwardedFiles files,
      Sender sender) {
    this.rooms = rooms;
    this.around = rooms.around();
    this.openMessages = openMessages;
    this.files = files;
    this.sender = rooms.named(sender);
    this.changes = new Changes(rooms, rules, this.sender);
    this.reading = new MessageReading(rooms, store, this.sender);
  }

  @Override
  public Future<Reply> send(MessageCommand.Send command) {
    if (command.to() instanceof Target.ToSession to) {
      rooms.permit(sender, Verb.WRITE_TO_PERSON);
      return whisper(to.session(), command);
    }
    if (command.to() instanceof Target.ToUser to) {
      rooms.permit(sender, Verb.WRITE_TO_PERSON);
      return rooms.directRooms().room(sender.user(), to.user()).compose(room -> say(room, command));
    }
    if (command.to() instanceof Target.ToRoom to) {
      return say(rooms.permitted(sender, to.room(), Verb.SPEAK), command);
    }
    throw new Refusal(Problem.BAD_REQUEST.refusedFor("to", "Only named events are for everyone."));
  }

  private Future<Reply> say(String room, MessageCommand.Send command) {
    if (command.body().callsAll()) {
      rooms.permitted(sender, room, Verb.MENTION_ALL);
    }
    return command
        .forward()
        .map(id -> reading.forward(id).compose(found -> passOn(room, command, found)))
        .orElseGet(() -> append(room, draft(command, command.body(), Optional.empty())));
  }

  private MessageDraft draft(
      MessageCommand.Send command, Body body, Optional<Links.Forwarded> forwarded) {
    Links links =
        forwarded.isEmpty()
            ? Links.reply(command.reply())
            : new Links(command.reply(), OptionalLong.empty(), Optional.empty(), forwarded);
    return new MessageDraft(sender.user(), command.cid(), now(), body, links, command.open());
  }

  /** What was forwarded already keeps the place where it was said first. */
  private MessageDraft forward(MessageCommand.Send command, Message found) {
    Body said = found.body();
    Links.Forwarded origin = found.links().forwarded().orElseGet(() -> Links.Forwarded.of(found));
    return draft(command, new Body(said.text(), said.format(), said.data()), Optional.of(origin));
  }

  private Future<Reply> passOn(String room, MessageCommand.Send command, Message found) {
    return files
        .pass(sender, found, room, forward(command, found), draft -> appended(room, draft))
        .map(MessageHandler::sent);
  }

  private Future<Reply> append(String room, MessageDraft draft) {
    return appended(room, draft).map(MessageHandler::sent);
  }

  private Future<Outcome<RoomEntry>> appended(String room, MessageDraft draft) {
    if (draft.open()) {
      openMessages.begins(draft.from());
    }
    return rooms
        .open()
        .room(room)
        .compose(found -> found.append(draft))
        .onSuccess(this::begin)
        .onComplete(
            done -> {
              if (draft.open()) {
                openMessages.begun(draft.from());
              }
            });
  }

  private void begin(Outcome<RoomEntry> outcome) {
    if (outcome instanceof Outcome.Stored<RoomEntry> stored
        && stored.entry() instanceof Message message
        && message.state().open()) {
      openMessages.begin(message);
    }
  }

  private static Reply sent(Outcome<RoomEntry> outcome) {
    if (outcome instanceof Outcome.Stored<RoomEntry> stored
        && stored.entry() instanceof Message message) {
      return new MessageReply.Sent(message, false);
    }
    if (outcome instanceof Outcome.Duplicate<RoomEntry> duplicate
        && duplicate.entry() instanceof Message message) {
      return new MessageReply.Sent(message, true);
    }
    return outcome instanceof Outcome.Rejected<RoomEntry> rejected
        ? Rejection.of(rejected.reason()).refused("reply")
        : Problem.CID_REUSED.refusedFor("cid", "This cid was used for another message.");
  }

  private Future<Reply> whisper(String session, MessageCommand.Send command) {
    long now = now();
    Event event = new MessageEvent.Whispered(session, sender, command.cid(), now, command.body());
    return deliver(session, event, new MessageReply.Delivered(command.cid(), now));
  }

  private Future<Reply> deliver(String session, Event event, Reply delivered) {
    return rooms
        .pointToPoint()
        .toSession(session, event)
        .map(
            taken ->
                taken
                    ? delivered
                    : Problem.NO_SUCH_SESSION.refusedFor(
                        "to", "No connected session has this id."));
  }

  @Override
  public Future<Reply> emit(MessageCommand.Emit command) {
    Event event =
        new MessageEvent.Custom(
            command.to(),
            command.name(),
            sender,
            command.data(),
            now(),
            command.others() ? Optional.of(sender.session()) : Optional.empty());
    if (command.to() instanceof Target.ToSession to) {
      rooms.permit(sender, Verb.WRITE_TO_PERSON);
      return deliver(to.session(), event, new Done());
    }
    if (command.to() instanceof Target.ToUser to) {
      rooms.permit(sender, Verb.WRITE_TO_PERSON);
      if (!rooms.pointToPoint().toUser(to.user(), event)) {
        throw new Refusal(Problem.NO_SUCH_USER.refusedFor("to", "This user is not connected."));
      }
    } else if (command.to() instanceof Target.ToRoom to) {
      String room = rooms.permitted(sender, to.room(), Verb.SPEAK);
      rooms.open().ifOpen(room).ifPresent(open -> within(open.pass(weight(command))));
      around.publisher().publish(room, List.of(event));
      around.peers().publish(room, List.of(event));
    } else {
      rooms.permit(sender, Verb.CALL_EVERYONE);
      within(rooms.everyone().take(weight(command)));
      around.publisher().publishToEveryone(event);
      around.peers().publishToEveryone(event);
    }
    return Future.succeededFuture(new Done());
  }

  private static long weight(MessageCommand.Emit command) {
    return Weight.ENVELOPE + Weight.of(command.data());
  }

  private static void within(long waitMillis) {
    if (waitMillis > 0) {
      throw new Refusal(
          Problem.RATE_LIMITED.refusedForNow("Too much is said there now.", waitMillis));
    }
  }

  @Override
  public Future<Reply> history(MessageCommand.History command) {
    return reading.history(command);
  }

  @Override
  public Future<Reply> alter(MessageCommand.Alter command) {
    return changes.alter(command);
  }

  @Override
  public Future<Reply> append(MessageCommand.Append command) {
    return openMessages.append(sender, command);
  }

  @Override
  public Future<Reply> versions(MessageCommand.ListVersions command) {
    return reading.versions(command);
  }

  @Override
  public Future<Reply> thread(MessageCommand.ReadThread command) {
    return reading.thread(command);
  }

  @Override
  public Future<Reply> pins(MessageCommand.ListPins command) {
    return reading.pins(command);
  }

  private long now() {
    return around.clock().getAsLong();
  }
}
