package chat.parley.room;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.LongSupplier;

/** The chat of one node: many rooms and the sessions in them. Touched only by one loop. */
public final class Rooms implements Chat {
  private final MessageStore store;
  private final EventPublisher publisher;
  private final RoomRules rules;
  private final LongSupplier clock;
  private final Sessions sessions = new Sessions();
  private final OpenRooms rooms;
  private final Correspondents correspondents;

  /**
   * @param clock milliseconds since 1970
   */
  public Rooms(
      MessageStore store,
      EventPublisher publisher,
      Timers timers,
      RoomRules rules,
      LongSupplier clock) {
    this.store = store;
    this.publisher = publisher;
    this.rules = rules;
    this.clock = clock;
    this.rooms = new OpenRooms(store, publisher, timers, rules, sessions);
    this.correspondents = new Correspondents(store, sessions);
  }

  @Override
  public Future<Reply> handle(Sender sender, Command command) {
    try {
      return command.match(new Turn(this, sender)).recover(Rooms::refusal);
    } catch (Refusal refused) {
      return Future.succeededFuture(refused.reply());
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** Refusals become replies; anything else is a bug or an outage and stays a failure. */
  private static Future<Reply> refusal(Throwable cause) {
    return cause instanceof Refusal refused
        ? Future.succeededFuture(refused.reply())
        : Future.failedFuture(cause);
  }

  void end(Session session, boolean lost) {
    sessions.end(session);
    for (String name : List.copyOf(session.rooms())) {
      rooms.ifOpen(name).ifPresent(room -> room.leave(session, lost));
    }
  }

  /** Done when every message that was said is stored. */
  public Future<Void> quiet() {
    return rooms.quiet();
  }

  MessageStore store() {
    return store;
  }

  EventPublisher publisher() {
    return publisher;
  }

  RoomRules rules() {
    return rules;
  }

  long now() {
    return clock.getAsLong();
  }

  Sessions sessions() {
    return sessions;
  }

  OpenRooms rooms() {
    return rooms;
  }

  Correspondents correspondents() {
    return correspondents;
  }
}
