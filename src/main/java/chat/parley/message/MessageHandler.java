package chat.parley.message;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.Outcome;
import chat.parley.protocol.Done;
import chat.parley.protocol.Event;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.protocol.Weight;
import chat.parley.room.Room;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Says what one sender wants to be said, and reads to him what was. */
public final class MessageHandler implements MessageCommand.Cases<Future<Reply>> {
  private final Rooms rooms;
  private final Surroundings around;
  private final MessageStore store;
  private final Sender sender;

  public MessageHandler(Rooms rooms, MessageStore store, Sender sender) {
    this.rooms = rooms;
    this.around = rooms.around();
    this.store = store;
    this.sender = rooms.named(sender);
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
    MessageDraft draft =
        new MessageDraft(sender.user(), command.cid(), now(), command.body(), command.reply());
    return rooms.open().room(room).compose(found -> found.append(draft)).map(MessageHandler::sent);
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
    return Problem.CID_REUSED.refusedFor("cid", "This cid was used for another message.");
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
    String name = rooms.permitted(sender, command.room(), Verb.READ);
    return rooms.open().room(name).compose(room -> read(room, command));
  }

  private Future<Reply> read(Room room, MessageCommand.History command) {
    if (room.idle() && room.head() == 0) {
      rooms.open().forgetIdle(room);
      throw new Refusal(Rights.noSuchRoom());
    }
    MessagePages pages = new MessagePages(store, around.rules().pageBytes(), room);
    return room.catchUp()
        .compose(caughtUp -> pages.read(command.direction(), command.seq(), command.limit()))
        .onComplete(done -> rooms.open().forgetIdle(room))
        .map(page -> new MessageReply.Read(room.name(), room.epoch(), room.head(), page));
  }

  private long now() {
    return around.clock().getAsLong();
  }
}
