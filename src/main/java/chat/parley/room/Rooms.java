package chat.parley.room;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The chat of one node: many rooms and the sessions in them. Touched only by one loop. */
public final class Rooms implements Chat {
  private static final long RETRY_MILLIS = 1_000;

  private final Surroundings around;
  private final Sessions sessions;
  private final OpenRooms rooms;
  private final Correspondents correspondents;
  private final Courier courier;
  private final Statuses statuses;
  private final NamesInUse names;
  private final RoomPace everyone;
  private final Incoming incoming;

  public Rooms(Surroundings around) {
    this.around = around;
    this.sessions = new Sessions(around.peers());
    this.rooms = new OpenRooms(around, sessions);
    this.correspondents = new Correspondents(around, sessions);
    this.courier = new Courier(around, sessions);
    this.statuses = new Statuses(rooms, sessions, around);
    this.names = new NamesInUse(around);
    this.everyone = new RoomPace(around.rules(), around.clock());
    this.incoming = new Incoming(this, around);
  }

  @Override
  public Future<Reply> handle(Sender sender, Command command) {
    around.tally().command();
    try {
      return command.match(new Turn(this, sender)).recover(Rooms::refusal);
    } catch (Refusal refused) {
      return Future.succeededFuture(refused.reply());
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  /** Refusals become replies, and so does an outage of the store; anything else is a bug. */
  private static Future<Reply> refusal(Throwable cause) {
    if (cause instanceof Refusal refused) {
      return Future.succeededFuture(refused.reply());
    }
    return cause instanceof StoreUnavailable
        ? Future.succeededFuture(
            Problem.UNAVAILABLE.refusedForNow(
                "The server cannot reach its storage now; try it again.", RETRY_MILLIS))
        : Future.failedFuture(cause);
  }

  void end(Session session, boolean lost) {
    if (!session.open()) {
      // a resume that fails after its client has gone ends it a second time
      return;
    }
    sessions.end(session);
    names.left(session.user(), lost);
    for (String name : List.copyOf(session.rooms())) {
      rooms.ifOpen(name).ifPresent(room -> room.leave(session, lost));
    }
    statuses.left(session);
  }

  /** Done when every message that was said is stored. */
  public Future<Void> quiet() {
    return rooms.quiet();
  }

  /** Those that are open. */
  public Set<String> names() {
    return rooms.all().map(Room::name).collect(Collectors.toSet());
  }

  /**
   * The store holds other logs now: each room goes on where its new one ends. Nobody should be in
   * them who has read the one before.
   */
  public void continueAt(Map<String, Head> heads) {
    rooms.all().forEach(room -> room.continueAt(heads.getOrDefault(room.name(), Head.EMPTY)));
    rooms.directHeads().clear();
  }

  /** Takes what other nodes say. */
  public Incoming incoming() {
    return incoming;
  }

  /** How many rooms are open on this node; exact only on its loop. */
  public int open() {
    return rooms.count();
  }

  Surroundings around() {
    return around;
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

  Courier courier() {
    return courier;
  }

  NamesInUse namesInUse() {
    return names;
  }

  Statuses statuses() {
    return statuses;
  }

  /** How much all who are connected may be told at once. */
  RoomPace everyone() {
    return everyone;
  }
}
