package chat.parley.message;

import chat.parley.access.User;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Outcome;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;

/** Ends messages that are being written: each becomes an entry of the log, with all of it. */
final class OpenMessageEnds {
  private final Rooms rooms;
  private final OpenMessageStore store;
  private final String owner;
  private final Map<MessageId, OpenMessage> open;

  /**
   * @param open those of this node, which others change too
   */
  OpenMessageEnds(
      Rooms rooms, OpenMessageStore store, String owner, Map<MessageId, OpenMessage> open) {
    this.rooms = rooms;
    this.store = store;
    this.owner = owner;
    this.open = open;
  }

  /**
   * Only its owner ends it, and keeps all of it before: a node from which it was taken over has an
   * older text. Fails when it cannot be stored now; then it is still open.
   *
   * @param by who wants it to end
   */
  Future<Reply> end(OpenMessage message, Alteration.End end, User by) {
    long n = message.n();
    MessageId id = message.id();
    if (message.closing()) {
      return Future.succeededFuture(new MessageReply.Grown(id, n));
    }
    message.closing(true);
    String text = message.body().text();
    return LogEnvironment.inTime(store.keep(id, owner, text, n, now()))
        .compose(mine -> mine ? close(message, end, by) : lost(message, end, by))
        .<Reply>map(ended -> new MessageReply.Grown(id, n))
        .onComplete(done -> message.closing(false));
  }

  private Future<Void> close(OpenMessage message, Alteration.End end, User by) {
    return close(new Alteration.Close(message.body(), end), message.id(), by)
        .map(
            outcome -> {
              open.remove(message.id(), message);
              if (!(outcome instanceof Outcome.Stored<RoomEntry>)) {
                throw new Refusal(Rejection.NOT_OPEN.refused("message"));
              }
              return null;
            });
  }

  /** Another node has it now, if it is open at all. */
  private Future<Void> lost(OpenMessage message, Alteration.End end, User by) {
    open.remove(message.id(), message);
    return end == Alteration.End.STOPPED
        ? ask(message.id(), by)
        : Future.failedFuture(new Refusal(Rejection.NOT_OPEN.refused("message")));
  }

  /** Its owner, who has the last words of it, ends it within a second. */
  Future<Void> ask(MessageId id, User by) {
    return LogEnvironment.inTime(store.stop(id, by))
        .map(
            asked -> {
              if (!asked) {
                throw new Refusal(Rejection.NOT_OPEN.refused("message"));
              }
              return null;
            });
  }

  /** Whoever finds it first ends it; the others are told that it is so already. */
  Future<Outcome<RoomEntry>> abandoned(OpenMessageStore.Kept kept) {
    return close(
        new Alteration.Close(kept.body(), Alteration.End.LOST), kept.message(), kept.from());
  }

  private Future<Outcome<RoomEntry>> close(Alteration.Close close, MessageId id, User by) {
    ChangeDraft draft =
        new ChangeDraft(by, UUID.randomUUID().toString(), now(), id.seq(), close, true, 0);
    return rooms.open().append(id.room(), draft);
  }

  private long now() {
    return rooms.around().clock().getAsLong();
  }
}
