package chat.parley.room;

import chat.parley.access.Place;
import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.access.Verb;
import chat.parley.access.Writers;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import chat.parley.protocol.Refused;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rooms of one node and the sessions in them. Touched only by one loop. */
public final class Rooms {
  /** What one who has proved who he is may do without being connected here. */
  private static final Set<Verb> WITHOUT_SESSION =
      Set.of(Verb.READ, Verb.EXPORT, Verb.UPLOAD, Verb.WRITE);

  private final Surroundings around;
  private final Sessions sessions;
  private final OpenRooms open;
  private final DirectRooms directRooms;
  private final Statuses statuses;
  private final NamesInUse names;
  private final RoomPace everyone;
  private final PointToPoint pointToPoint;
  private final List<Departures> departures = new ArrayList<>();
  private Writers writers = Writers.EVERYBODY;

  public Rooms(Surroundings around) {
    this.around = around;
    this.sessions = new Sessions(around.peers());
    this.open = new OpenRooms(around, sessions);
    this.directRooms = new DirectRooms(around, sessions);
    this.statuses = new Statuses(open, sessions, around);
    this.names = new NamesInUse(around);
    this.pointToPoint = new PointToPoint(around, sessions);
    this.everyone = new RoomPace(around.rules(), around.clock());
  }

  void end(Session session, boolean lost) {
    if (!session.open()) {
      // a resume that fails after its client has gone ends it a second time
      return;
    }
    sessions.end(session);
    names.left(session.user(), lost);
    departures.forEach(told -> told.ended(session.id(), lost));
    for (String name : List.copyOf(session.rooms())) {
      open.ifOpen(name).ifPresent(room -> room.leave(session, lost));
    }
    statuses.left(session);
  }

  void leave(Session session, String name) {
    if (session.rooms().remove(name)) {
      open.ifOpen(name).ifPresent(room -> room.leave(session, false));
      departures.forEach(told -> told.left(session.id(), name));
    }
  }

  /**
   * @param told hears of all who go, from now on
   */
  public void tell(Departures told) {
    departures.add(told);
  }

  /** Who may write documents, from now on. */
  public void permit(Writers writers) {
    this.writers = writers;
  }

  /**
   * The room in which somebody wants to do something.
   *
   * @throws Refusal when he may not
   */
  public String permitted(Sender who, String room, Verb verb) {
    refused(who, room, verb)
        .ifPresent(
            refused -> {
              throw new Refusal(refused);
            });
    return room;
  }

  /**
   * The same of somebody who comes without a session, as he who sends a file may: he could join.
   *
   * @throws Refusal when he might not, had he joined
   */
  public void permittedOnceJoined(Sender who, String room, Verb verb) {
    around.rights().require(who, new Place(DirectRoom.admits(room, who.user()), true), verb);
  }

  /** Whether somebody may do something in a room. */
  public boolean may(Sender who, String room, Verb verb) {
    return refused(who, room, verb).isEmpty();
  }

  private Optional<Refused> refused(Sender who, String room, Verb verb) {
    boolean there = DirectRoom.admits(room, who.user());
    Optional<Session> session = sessions.of(who);
    boolean joined = session.filter(in -> in.rooms().contains(room)).isPresent();
    if (there && session.isEmpty() && !who.isService() && !WITHOUT_SESSION.contains(verb)) {
      return Optional.of(helloFirst().reply());
    }
    boolean writable = verb != Verb.WRITE || writers.may(who.user(), room);
    return around.rights().refusal(who, new Place(there, joined, writable), verb);
  }

  /**
   * The same where it concerns no room.
   *
   * @throws Refusal when he may not
   */
  public void permit(Sender who, Verb verb) {
    around.rights().require(who, Place.ANYWHERE, verb);
  }

  /** Whether somebody's session has joined a room. */
  public boolean joined(Sender who, String room) {
    return sessions.of(who).filter(in -> in.rooms().contains(room)).isPresent();
  }

  /** Whether somebody is connected to this node. */
  public boolean present(User user) {
    return !sessions.ofUser(user.id()).isEmpty();
  }

  /**
   * The session that somebody speaks for, which a service has not.
   *
   * @throws Refusal when he has none
   */
  Session session(Sender who) {
    requirePerson(who);
    return sessions.of(who).orElseThrow(Rooms::helloFirst);
  }

  /**
   * @throws Refusal when it is a service that asks
   */
  static void requirePerson(Sender who) {
    if (who.isService()) {
      throw new Refusal(Problem.BAD_REQUEST.refusedFor("op", "This op belongs to sessions."));
    }
  }

  /**
   * @throws Refusal when it is nobody's session that asks
   */
  public void requireSession(Sender who) {
    session(who);
  }

  /** Whether somebody is connected to any node, as far as that is known here. */
  public boolean connected(User user) {
    return present(user) || !around.cluster().withUser(user.id()).isEmpty();
  }

  static Refusal helloFirst() {
    return new Refusal(Problem.HELLO_FIRST.refused("Say hello first."));
  }

  /** Under the name that his session was given. */
  public Sender named(Sender sender) {
    return sessions.of(sender).map(Session::sender).orElse(sender);
  }

  /** Done when every message that was said is stored. */
  public Future<Void> quiet() {
    return open.quiet();
  }

  /** Those that are open. */
  public Set<String> names() {
    return open.all().map(Room::name).collect(Collectors.toSet());
  }

  /**
   * The store holds other logs now: each room goes on where its new one ends. Nobody should be in
   * them who has read the one before.
   */
  public void continueAt(Map<String, Long> heads) {
    open.continueAt(heads);
  }

  /** How many rooms are open on this node; exact only on its loop. */
  public int count() {
    return open.count();
  }

  /** How many are in a room, wherever they are. */
  public int present(String room) {
    return open.ifOpen(room).map(Room::present).orElseGet(() -> around.cluster().count(room));
  }

  /** Somebody by the name that he has now, if he is connected anywhere. */
  public User asNow(User user) {
    return sessions.ofUser(user.id()).stream()
        .findFirst()
        .map(Session::user)
        .or(() -> around.cluster().user(user.id()))
        .orElse(user);
  }

  /** How much all who are connected may be told at once. */
  public RoomPace everyone() {
    return everyone;
  }

  public Surroundings around() {
    return around;
  }

  public OpenRooms open() {
    return open;
  }

  public PointToPoint pointToPoint() {
    return pointToPoint;
  }

  public DirectRooms directRooms() {
    return directRooms;
  }

  Sessions sessions() {
    return sessions;
  }

  NamesInUse namesInUse() {
    return names;
  }

  Statuses statuses() {
    return statuses;
  }
}
