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
  private final String owner = UUID.randomUUID().toString();
  private final Map<MessageId, OpenMessage> open = new HashMap<>();
  private final Map<String, Integer> beginning = new HashMap<>();
  private final OpenMessageEnds ends;
  private final OpenMessageUpkeep upkeep;

  public OpenMessages(Rooms rooms, OpenMessageStore store, MessageRules rules) {
    this.rooms = rooms;
    this.store = store;
    this.most = rules.textCharacters();
    this.ends = new OpenMessageEnds(rooms, store, owner, open);
    this.upkeep = new OpenMessageUpkeep(rooms, store, owner, open, ends, rules.lostMillis());
    rooms.open().tell(entries -> entries.forEach(this::announced));
  }

  /** From now on messages whose senders are gone are ended, those of other nodes too. */
  public void start() {
    upkeep.start();
  }

  /**
   * A place for one more, until {@link #begun}.
   *
   * @throws Refusal when there are too many already
   */
  void begins(User user) {
    long own = open.values().stream().filter(one -> one.from().id().equals(user.id())).count();
    int more = beginning.getOrDefault(user.id(), 0);
    if (own + more >= MOST_OF_ONE || open.size() + beginning.size() >= MOST) {
      throw new Refusal(Problem.TOO_MANY.refusedFor("open", "End another open message first."));
    }
    beginning.put(user.id(), more + 1);
  }

  /** It was said, or refused. */
  void begun(User user) {
    beginning.computeIfPresent(user.id(), (id, count) -> count == 1 ? null : count - 1);
  }

  /** A message was said that its sender goes on writing. */
  void begin(Message message) {
    MessageId id = message.id();
    open.put(
        id,
        new OpenMessage(new OpenMessageStore.Kept(id, message.from(), message.body(), 0), now()));
  }

  Future<Reply> append(Sender sender, MessageCommand.Append command) {
    MessageId id = command.message();
    rooms.permitted(sender, id.room(), Verb.SPEAK);
    OpenMessage known = open.get(id);
    return known == null ? elsewhere(sender, command) : append(sender, command, known);
  }

  /** Its sender has come to this node, or somebody here wants no more of it. */
  private Future<Reply> elsewhere(Sender sender, MessageCommand.Append command) {
    MessageId id = command.message();
    return LogEnvironment.inTime(store.find(id))
        .compose(
            found -> {
              OpenMessageStore.Kept kept = found.orElseThrow(OpenMessages::notOpen);
              if (!own(sender, kept.from())) {
                permitStop(sender, command);
                return ends.ask(id, sender.user()).map(asked -> grown(id, kept.n()));
              }
              return LogEnvironment.inTime(store.take(id, owner, now()))
                  .map(taken -> taken.orElseThrow(OpenMessages::notOpen))
                  .compose(
                      taken ->
                          append(
                              sender,
                              command,
                              open.computeIfAbsent(id, any -> new OpenMessage(taken, now()))));
            });
  }

  private static Refusal notOpen() {
    return new Refusal(Rejection.NOT_OPEN.refused("message"));
  }

  private static boolean own(Sender sender, User from) {
    return from.id().equals(sender.user().id());
  }

  private void permitStop(Sender sender, MessageCommand.Append command) {
    if (command.end().isEmpty() || !command.text().isEmpty()) {
      throw new Refusal(Rejection.NOT_YOURS.refused("message"));
    }
    rooms.permitted(sender, command.message().room(), Verb.STOP);
  }

  private Future<Reply> append(Sender sender, MessageCommand.Append command, OpenMessage message) {
    if (!own(sender, message.from())) {
      permitStop(sender, command);
      return ends.end(message, Alteration.End.STOPPED, sender.user());
    }
    message.alive(now());
    boolean due = command.n() == message.n() && !message.closing();
    if (due && !command.text().isEmpty()) {
      grow(message, command.text());
    }
    boolean last = due || message.ends(command.n(), command.text());
    return command.end().isPresent() && last
        ? ends.end(message, command.end().get(), sender.user())
        : Future.succeededFuture(grown(message.id(), message.n()));
  }

  private static Reply grown(MessageId id, long n) {
    return new MessageReply.Grown(id, n);
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
      open.remove(change.message());
    }
  }

  private long now() {
    return rooms.around().clock().getAsLong();
  }
}
