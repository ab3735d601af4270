package chat.parley.message;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Page;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.Room;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.function.Function;

/** Reads to one sender what was said, as it is now. */
final class MessageReading {
  private final Rooms rooms;
  private final MessageStore store;
  private final Sender sender;

  MessageReading(Rooms rooms, MessageStore store, Sender sender) {
    this.rooms = rooms;
    this.store = store;
    this.sender = sender;
  }

  Future<Reply> history(MessageCommand.History command) {
    return in(
        command.room(),
        room ->
            new MessagePages(store, bytes(), room, reader())
                .read(command.direction(), command.seq(), command.limit())
                .map(page -> read(room, page)));
  }

  /** A thread begins with the message that was answered first; its replies follow. */
  Future<Reply> thread(MessageCommand.ReadThread command) {
    return in(
        command.message().room(),
        room -> root(command.message()).compose(root -> thread(room, root, command)));
  }

  /** Its first message may be gone while those that answer it are there. */
  private Future<Long> root(MessageId id) {
    return LogEnvironment.inTime(store.message(id, reader()))
        .compose(
            asked ->
                asked
                    .map(found -> Future.succeededFuture(found.links().root().orElse(found.seq())))
                    .orElseGet(() -> answered(id)));
  }

  private Future<Long> answered(MessageId id) {
    return LogEnvironment.inTime(store.replies(id, 0, 1, reader()))
        .map(
            replies -> {
              if (replies.entries().isEmpty()) {
                throw new Refusal(Rejection.NO_SUCH_MESSAGE.refused("message"));
              }
              return id.seq();
            });
  }

  private Future<Reply> thread(Room room, long root, MessageCommand.ReadThread command) {
    ThreadPages pages = new ThreadPages(store, bytes(), room.name(), root, reader());
    return pages
        .read(command.direction(), command.seq(), command.limit())
        .map(page -> read(room, page));
  }

  Future<Reply> pins(MessageCommand.ListPins command) {
    return in(
        command.room(),
        room ->
            LogEnvironment.inTime(store.pinned(room.name(), command.limit(), reader()))
                .map(page -> read(room, page.oldestWithin(bytes()))));
  }

  private static Reply read(Room room, Page<Message> page) {
    return new MessageReply.Read(room.name(), room.epoch(), room.head(), page);
  }

  /** Its sender may see them, and whoever has the right to see those of others. */
  Future<Reply> versions(MessageCommand.ListVersions command) {
    MessageId id = command.message();
    return in(
        id.room(),
        room ->
            message(id)
                .compose(
                    message -> {
                      if (!message.from().id().equals(reader())) {
                        rooms.permitted(sender, room.name(), Verb.SEE_VERSIONS);
                      }
                      return LogEnvironment.inTime(store.versions(id, bytes()));
                    })
                .map(versions -> new MessageReply.Versions(id, versions)));
  }

  /** A message that he may read, and so pass on. */
  Future<Message> forward(MessageId id) {
    rooms.permitted(sender, id.room(), Verb.READ);
    return message(id)
        .map(
            found -> {
              if (found.state().deleted().isPresent()) {
                throw new Refusal(Rejection.NO_SUCH_MESSAGE.refused("forward"));
              }
              return found;
            });
  }

  private Future<Message> message(MessageId id) {
    return LogEnvironment.inTime(store.message(id, reader()))
        .map(
            found ->
                found.orElseThrow(() -> new Refusal(Rejection.NO_SUCH_MESSAGE.refused("message"))));
  }

  /** Nobody reads ahead of what has been announced here. */
  private Future<Reply> in(String name, Function<Room, Future<Reply>> reading) {
    String permitted = rooms.permitted(sender, name, Verb.READ);
    return rooms
        .open()
        .room(permitted)
        .compose(
            room -> {
              if (room.idle() && room.head() == 0) {
                rooms.open().forgetIdle(room);
                throw new Refusal(Rights.noSuchRoom());
              }
              return room.catchUp()
                  .compose(caughtUp -> reading.apply(room))
                  .onComplete(done -> rooms.open().forgetIdle(room));
            });
  }

  private String reader() {
    return sender.user().id();
  }

  private int bytes() {
    return rooms.around().rules().pageBytes();
  }
}
