package chat.parley.room;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The chat of one node: many rooms and the sessions in them. Touched only by one loop. */
public final class Rooms implements Chat {
  private static final int LISTED = 200;
  private static final int FRESH_PAGE = 50;

  private final MessageStore store;
  private final EventPublisher publisher;
  private final Timers timers;
  private final RoomRules rules;
  private final LongSupplier clock;
  private final Map<String, Room> rooms = new HashMap<>();
  private final Map<String, Future<Room>> loading = new HashMap<>();
  private final Map<String, Future<String>> finding = new HashMap<>();
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, Set<Session>> byUser = new HashMap<>();

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
    this.timers = timers;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Future<Reply> handle(Sender sender, Command command) {
    try {
      return command.match(new Turn(sender)).recover(Rooms::refusal);
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

  /** One command of one sender. */
  private final class Turn implements Command.Cases<Future<Reply>> {
    private final Sender sender;

    private Turn(Sender sender) {
      this.sender = sender;
    }

    @Override
    public Future<Reply> enter(Command.Enter command) {
      Optional.ofNullable(sessions.get(sender.session())).ifPresent(old -> end(old, true));
      Session session = new Session(sender);
      sessions.put(session.id(), session);
      byUser.computeIfAbsent(session.user().id(), id -> new LinkedHashSet<>()).add(session);
      return resume(session, command.rooms());
    }

    @Override
    public Future<Reply> join(Command.Join command) {
      Session session = session();
      claim(session, command.room());
      return room(command.room())
          .compose(
              room ->
                  room.prepare(session, command.since(), command.limit(), budget())
                      .<Reply>map(room::admit))
          .onFailure(cause -> session.rooms().remove(command.room()));
    }

    @Override
    public Future<Reply> leave(Command.Leave command) {
      Session session = session();
      if (session.rooms().remove(command.room())) {
        Optional.ofNullable(rooms.get(command.room()))
            .ifPresent(room -> room.leave(session, false));
      }
      return Future.succeededFuture(new Reply.Left(command.room()));
    }

    @Override
    public Future<Reply> send(Command.Send command) {
      if (command.to() instanceof Target.ToSession to) {
        return whisper(to.session(), command);
      }
      if (command.to() instanceof Target.ToUser to) {
        return direct(to.user()).compose(room -> say(room, command));
      }
      return say(spoken(((Target.ToRoom) command.to()).room()), command);
    }

    private Future<Reply> say(String room, Command.Send command) {
      Draft draft =
          new Draft(
              sender.user(), command.cid(), clock.getAsLong(), command.body(), command.reply());
      return room(room).compose(found -> found.say(draft)).map(Turn::sent);
    }

    private static Reply sent(MessageStore.Outcome outcome) {
      if (outcome instanceof MessageStore.Outcome.Stored stored) {
        return new Reply.Sent(stored.message(), false);
      }
      if (outcome instanceof MessageStore.Outcome.Duplicate duplicate) {
        return new Reply.Sent(duplicate.message(), true);
      }
      return Problem.CID_REUSED.refusedFor("cid", "This cid was used for another message.");
    }

    private Future<Reply> whisper(String session, Command.Send command) {
      long now = clock.getAsLong();
      Event event = new Event.Whispered(session, sender, command.cid(), now, command.body());
      return publisher
          .deliver(session, event)
          .map(taken -> taken ? new Reply.Delivered(command.cid(), now) : noSuchSession().reply());
    }

    /**
     * The name of the room of the two, once it is certain that there is somebody to write to. Two
     * sends ask once, or the second could be answered first.
     */
    private Future<String> direct(String user) {
      String room = DirectRoom.between(sender.user().id(), user).name();
      Future<String> underWay = finding.get(room);
      if (underWay != null) {
        return underWay;
      }
      if (byUser.containsKey(user)) {
        return Future.succeededFuture(room);
      }
      Future<String> found = store.knows(user).map(known -> existing(room, known));
      finding.put(room, found);
      found.onComplete(done -> finding.remove(room));
      return found;
    }

    private static String existing(String room, boolean known) {
      if (!known) {
        throw new Refusal(Problem.NO_SUCH_USER.refusedFor("to", "There is no such user."));
      }
      return room;
    }

    @Override
    public Future<Reply> emit(Command.Emit command) {
      Event event =
          new Event.Custom(command.to(), command.name(), sender, command.data(), clock.getAsLong());
      if (command.to() instanceof Target.ToSession to) {
        return publisher
            .deliver(to.session(), event)
            .map(taken -> taken ? new Reply.Done() : noSuchSession().reply());
      }
      if (command.to() instanceof Target.ToUser to) {
        Set<Session> listening = byUser.getOrDefault(to.user(), Set.of());
        if (listening.isEmpty()) {
          throw new Refusal(Problem.NO_SUCH_USER.refusedFor("to", "This user is not connected."));
        }
        listening.forEach(session -> publisher.deliver(session.id(), event));
        return Future.succeededFuture(new Reply.Done());
      }
      String room = spoken(((Target.ToRoom) command.to()).room());
      publisher.publish(room, List.of(event));
      return Future.succeededFuture(new Reply.Done());
    }

    @Override
    public Future<Reply> typing(Command.Typing command) {
      Session session = session();
      Optional.ofNullable(rooms.get(spoken(command.room())))
          .ifPresent(room -> room.typing(session, command.on()));
      return Future.succeededFuture(new Reply.Done());
    }

    @Override
    public Future<Reply> presence(Command.Presence command) {
      command
          .set()
          .ifPresent(
              status -> {
                Session session = session();
                session.rooms().stream()
                    .map(rooms::get)
                    .filter(room -> room != null)
                    .forEach(room -> room.status(session, status));
              });
      return command
          .of()
          .map(name -> room(spoken(name)).<Reply>map(Turn::present))
          .orElseGet(() -> Future.succeededFuture(new Reply.Done()));
    }

    private static Reply present(Room room) {
      return new Reply.Present(room.name(), room.members());
    }

    @Override
    public Future<Reply> history(Command.History command) {
      admitted(command.room());
      return room(command.room())
          .compose(
              room -> {
                if (room.idle() && room.head().pos() == 0) {
                  forget(room);
                  throw new Refusal(noSuchRoom());
                }
                return room.read(command.direction(), command.seq(), command.limit())
                    .onComplete(done -> forget(room))
                    .map(
                        page ->
                            (Reply)
                                new Reply.Read(
                                    room.name(), store.epoch(), room.head().pos(), page));
              });
    }

    @Override
    public Future<Reply> list(Command.ListRooms command) {
      return store.rooms(sender.user().id(), LISTED).map(this::listed);
    }

    private Reply listed(List<RoomSummary> stored) {
      Map<String, RoomSummary> lines = new HashMap<>();
      stored.forEach(line -> lines.put(line.room(), counted(line)));
      rooms.values().stream()
          .filter(room -> !DirectRoom.isDirect(room.name()) && room.present() > 0)
          .limit(LISTED)
          .forEach(room -> lines.computeIfAbsent(room.name(), name -> unspoken(room)));
      return new Reply.Listed(
          lines.values().stream()
              .sorted(Comparator.comparingLong(RoomSummary::ts).reversed())
              .limit(LISTED)
              .toList());
    }

    private RoomSummary counted(RoomSummary line) {
      int members = Optional.ofNullable(rooms.get(line.room())).map(Room::present).orElse(0);
      Optional<User> direct =
          line.direct()
              .map(
                  user ->
                      byUser.getOrDefault(user.id(), Set.of()).stream()
                          .findFirst()
                          .map(Session::user)
                          .orElse(user));
      return new RoomSummary(line.room(), line.head(), line.ts(), members, direct);
    }

    private static RoomSummary unspoken(Room room) {
      return new RoomSummary(room.name(), room.head().pos(), 0, room.present(), Optional.empty());
    }

    @Override
    public Future<Reply> quit(Command.Quit command) {
      if (sender.isService()) {
        throw new Refusal(belongsToSessions());
      }
      Optional.ofNullable(sessions.get(sender.session()))
          .filter(session -> session.speaks(sender))
          .ifPresent(session -> end(session, command.lost()));
      return Future.succeededFuture(new Reply.Done());
    }

    private Session session() {
      if (sender.isService()) {
        throw new Refusal(belongsToSessions());
      }
      return Optional.ofNullable(sessions.get(sender.session()))
          .filter(session -> session.speaks(sender))
          .orElseThrow(() -> new Refusal(Problem.HELLO_FIRST.refused("Say hello first.")));
    }

    /** The room, when the sender may speak there. */
    private String spoken(String room) {
      admitted(room);
      if (!sender.isService() && !session().rooms().contains(room)) {
        throw new Refusal(Problem.NOT_MEMBER.refusedFor("room", "Join the room first."));
      }
      return room;
    }

    private void claim(Session session, String room) {
      admitted(room);
      if (!session.rooms().contains(room) && full(session)) {
        throw new Refusal(Problem.TOO_MANY.refusedFor("room", "Leave another room first."));
      }
      session.rooms().add(room);
    }

    private void admitted(String room) {
      if (!admits(room, sender.user())) {
        throw new Refusal(noSuchRoom());
      }
    }
  }

  /**
   * Rooms of two do not count: other people open them, and must not be able to use up the limit.
   */
  private boolean full(Session session) {
    long open = session.rooms().stream().filter(room -> !DirectRoom.isDirect(room)).count();
    return open >= rules.joinedRooms();
  }

  private Room.Budget budget() {
    return new Room.Budget(rules.resumePage(), rules.pageBytes());
  }

  /**
   * All rooms of a lost connection go live in one instant, after all have been read: the reply
   * would otherwise be overtaken by the first one's news.
   */
  private Future<Reply> resume(Session session, Map<String, Position> since) {
    Map<String, Position> wanted = new LinkedHashMap<>();
    since.forEach(
        (room, position) -> {
          if (admits(room, session.user()) && !full(session)) {
            session.rooms().add(room);
            wanted.put(room, position);
          }
        });
    Future<List<Ready>> all = Future.succeededFuture(new ArrayList<>());
    for (Map.Entry<String, Position> entry : wanted.entrySet()) {
      all = all.compose(ready -> prepared(session, entry.getKey(), entry.getValue(), ready));
    }
    return all.<Reply>map(Rooms::enteredAll).onFailure(cause -> end(session, false));
  }

  private static Reply enteredAll(List<Ready> ready) {
    return new Reply.Entered(
        ready.stream().map(item -> item.room().admit(item.arrival())).toList());
  }

  /** A room whose page is read and that waits for the others. */
  private record Ready(Room room, Joining arrival) {}

  private Future<List<Ready>> prepared(
      Session session, String name, Position since, List<Ready> ready) {
    Room.Budget left = budget();
    for (Ready item : ready) {
      left = left.without(item.arrival());
    }
    Room.Budget budget = left;
    int fresh = Math.max(1, Math.min(budget.entries(), FRESH_PAGE));
    return room(name)
        .compose(
            room ->
                room.prepare(session, Optional.of(since), fresh, budget)
                    .map(
                        arrival -> {
                          ready.add(new Ready(room, arrival));
                          return ready;
                        }));
  }

  /** A room of two does not exist for anybody else. */
  private static boolean admits(String room, User user) {
    return !DirectRoom.isDirect(room)
        || DirectRoom.named(room).filter(two -> two.admits(user.id())).isPresent();
  }

  private Future<Room> room(String name) {
    Room known = rooms.get(name);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Future<Room> underWay = loading.get(name);
    if (underWay == null) {
      underWay = store.head(name).map(head -> open(name, head));
      loading.put(name, underWay);
      underWay.onComplete(done -> loading.remove(name));
    }
    return underWay.map(loaded -> current(name, loaded));
  }

  /** Whoever waited before may have left the room idle and so forgotten; there must be only one. */
  private Room current(String name, Room loaded) {
    Room known = rooms.putIfAbsent(name, loaded);
    return known == null ? loaded : known;
  }

  private Room open(String name, Head head) {
    Room room =
        new Room(
            name,
            head,
            store,
            publisher,
            timers,
            rules,
            () -> entitled(name),
            () -> Optional.ofNullable(rooms.get(name)).ifPresent(this::forget));
    rooms.put(name, room);
    return room;
  }

  private Collection<Session> entitled(String room) {
    Function<String, Set<Session>> of = user -> byUser.getOrDefault(user, Set.of());
    return DirectRoom.named(room)
        .<Collection<Session>>map(
            two -> {
              Set<Session> both = new LinkedHashSet<>(of.apply(two.first()));
              both.addAll(of.apply(two.second()));
              return both;
            })
        .orElse(Set.of());
  }

  private void forget(Room room) {
    if (room.idle()) {
      rooms.remove(room.name(), room);
    }
  }

  /** Done when every message that was said is stored. */
  public Future<Void> quiet() {
    return Future.join(rooms.values().stream().map(Room::quiet).toList()).mapEmpty();
  }

  private void end(Session session, boolean lost) {
    session.end();
    sessions.remove(session.id(), session);
    byUser.computeIfPresent(
        session.user().id(),
        (id, open) -> {
          open.remove(session);
          return open.isEmpty() ? null : open;
        });
    for (String name : List.copyOf(session.rooms())) {
      Optional.ofNullable(rooms.get(name)).ifPresent(room -> room.leave(session, lost));
    }
  }

  private static Reply.Refused belongsToSessions() {
    return Problem.BAD_REQUEST.refusedFor("op", "This op belongs to sessions.");
  }

  private static Reply.Refused noSuchRoom() {
    return Problem.NO_SUCH_ROOM.refusedFor("room", "There is no such room.");
  }

  private static Refusal noSuchSession() {
    return new Refusal(
        Problem.NO_SUCH_SESSION.refusedFor("to", "No connected session has this id."));
  }
}
