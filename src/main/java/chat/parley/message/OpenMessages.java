package chat.parley.message;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.access.Verb;
import chat.parley.log.LogEnvironment;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Reply;
import chat.parley.room.RoomEntry;
import chat.parley.room.Rooms;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages that are being written, word by word, by senders of this node: seen at once, at most
 * twenty times a second, kept every second, and an entry of the log when they end. Touched only by
 * the loop that owns the rooms.
 */
public final class OpenMessages {
  private static final long FRAME_MILLIS = 50;
  private static final int MOST_OF_ONE = 20;
  private static final int MOST = 10_000;

  private final Rooms rooms;
  private final OpenMessageStore store;
  private final int most;
  private final OpenMessageUpkeep upkeep;
  private final String owner = UUID.randomUUID().toString();
  private final Map<MessageId, OpenMessage> open = new HashMap<>();

  public OpenMessages(Rooms rooms, OpenMessageStore store, MessageRules rules) {
    this.rooms = rooms;
    this.store = store;
    this.most = rules.textCharacters();
    this.upkeep = new OpenMessageUpkeep(rooms, store, owner, open, rules.lostMillis());
    rooms.open().tell(entries -> entries.forEach(this::announced));
  }

  /** From now on messages whose senders are gone are ended, those of other nodes too. */
  public void start() {
    upkeep.start();
  }

  /**
   * @throws Refusal when there are too many already
   */
  void permit(User user) {
    long own = open.values().stream().filter(one -> one.from().id().equals(user.id())).count();
    if (own >= MOST_OF_ONE || open.size() >= MOST) {
      throw new Refusal(Problem.TOO_MANY.refusedFor("open", "End another open message first."));
    }
  }

  /** A message was said that its sender goes on writing. */
  void begin(Message message) {
    MessageId id = new MessageId(message.room(), message.seq());
    OpenMessageStore.Kept kept = new OpenMessageStore.Kept(id, message.from(), message.body(), 0);
    open.computeIfAbsent(id, unknown -> new OpenMessage(kept, now()));
    take(id).onFailure(cause -> open.remove(id));
  }

  Future<Reply> append(Sender sender, MessageCommand.Append command) {
    MessageId id = command.message();
    rooms.permitted(sender, id.room(), Verb.SPEAK);
    OpenMessage known = open.get(id);
    return (known == null ? taken(id) : Future.succeededFuture(known))
        .compose(found -> append(sender, command, found));
  }

  /** Its sender has come to this node, or another one shall end it from here. */
  private Future<OpenMessage> taken(MessageId id) {
    return take(id)
        .map(
            found ->
                found
                    .map(kept -> open.computeIfAbsent(id, unknown -> new OpenMessage(kept, now())))
                    .orElseThrow(() -> new Refusal(Rejection.NOT_OPEN.refused("message"))));
  }

  private Future<Optional<OpenMessageStore.Kept>> take(MessageId id) {
    return LogEnvironment.inTime(store.take(id, owner, now()));
  }

  private Future<Reply> append(Sender sender, MessageCommand.Append command, OpenMessage message) {
    boolean own = message.from().id().equals(sender.user().id());
    if (!own && (command.end().isEmpty() || !command.text().isEmpty())) {
      throw new Refusal(Rejection.NOT_YOURS.refused("message"));
    }
    if (!own) {
      rooms.permitted(sender, message.id().room(), Verb.STOP);
      return end(message, Alteration.End.STOPPED);
    }
    message.alive(now());
    boolean next = command.n() == message.n() && !message.closing();
    if (next && !command.text().isEmpty()) {
      grow(message, command.text());
    }
    boolean whole = next || command.n() == message.n();
    return command.end().isPresent() && whole
        ? end(message, command.end().get())
        : Future.succeededFuture(new MessageReply.Grown(message.id(), message.n()));
  }

  private void grow(OpenMessage message, String more) {
    if (message.codePoints() + more.codePointCount(0, more.length()) > most) {
      throw new Refusal(
          Problem.TOO_LARGE.refusedFor("text", "A text has at most " + most + " characters."));
    }
    message.append(more);
    if (message.beginsPublishing()) {
      rooms.around().timers().after(FRAME_MILLIS, () -> publish(message));
    }
  }

  /** What has come in the meantime is one event; a room that has said too much waits with it. */
  private void publish(OpenMessage message) {
    if (open.get(message.id()) != message) {
      return;
    }
    String room = message.id().room();
    long wait =
        rooms.open().ifOpen(room).map(found -> found.pass(message.unpublished())).orElse(0L);
    if (wait > 0) {
      rooms.around().timers().after(Math.max(wait, FRAME_MILLIS), () -> publish(message));
      return;
    }
    MessageEvent.Grown event = message.publish();
    rooms.around().publisher().publish(room, List.of(event));
    rooms.around().peers().publish(room, List.of(event));
  }

  /** It becomes an entry of the log, with all that was written. */
  private Future<Reply> end(OpenMessage message, Alteration.End end) {
    long n = message.n();
    return upkeep.end(message, end).map(ended -> new MessageReply.Grown(message.id(), n));
  }

  /** Done when all that was written so far is kept. */
  public Future<?> quiet() {
    return upkeep.keepAll();
  }

  /** It may have been ended or deleted on another node: nobody writes it any more. */
  private void announced(RoomEntry entry) {
    if (!open.isEmpty()
        && entry instanceof Change change
        && (change.alteration() instanceof Alteration.Close
            || change.alteration() instanceof Alteration.Deletion)) {
      open.remove(new MessageId(change.room(), change.seq()));
    }
  }

  private long now() {
    return rooms.around().clock().getAsLong();
  }
}
