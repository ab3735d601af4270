package chat.parley.room;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One room: who hears it, and from where in its log. Touched only by the loop that owns the rooms.
 */
final class Room {
  private static final int TYPING_BYTES = 150;
  private static final List<Long> LOOKS_MILLIS = List.of(1_000L, 30_000L);

  private final String name;
  private final Surroundings around;
  private final Supplier<? extends Collection<Session>> entitled;
  private final Runnable whenIdle;
  private final LogTail tail;
  private final RoomPace pace;
  private final RoomLog log;
  private final Attendance attendance;
  private final Typists typists;
  private final Map<String, Session> members = new HashMap<>();
  private final Set<String> behind = new HashSet<>();
  private final List<Joining> joining = new ArrayList<>();
  private int preparing;
  private boolean toldHeard;

  /** How much one reply may still hold. */
  record Budget(int entries, int bytes) {
    Budget without(Joining arrival) {
      return new Budget(entries - arrival.entries(), bytes - arrival.weight());
    }

    Budget without(int used) {
      return new Budget(entries, bytes - used);
    }

    boolean spent() {
      return entries <= 0 || bytes <= 0;
    }
  }

  /**
   * @param entitled sessions that hear the room without having joined: those of the two users of a
   *     direct room, nobody elsewhere
   */
  Room(
      String name,
      Head head,
      Surroundings around,
      RoomPace pace,
      Supplier<? extends Collection<Session>> entitled,
      Runnable whenIdle) {
    this.name = name;
    this.around = around;
    this.entitled = entitled;
    this.whenIdle = whenIdle;
    this.tail = new LogTail(name, head, around, this::heard, this::announceMessages, whenIdle);
    this.pace = pace;
    this.log =
        new RoomLog(name, around, tail, pace, this::shareMessages, this::lookLater, whenIdle);
    this.attendance = new Attendance(name, around, this::announce);
    this.typists = new Typists(name, around.timers(), around.rules().typingMillis(), this::share);
  }

  /**
   * Reads what a session lacks, up to the head of this moment. Until {@link #admit} it hears
   * nothing, not even if it was a member before: otherwise news would overtake the page.
   *
   * @param limit at most so many when no position is continued
   * @param budget at most so much when one is
   */
  Future<Joining> prepare(Session session, Optional<Position> since, int limit, Budget budget) {
    return prepare(log.catchUp(since, heard()), session, since, limit, budget);
  }

  /**
   * As above, of a session that comes back to many rooms.
   *
   * @param stored how far the store has the log
   */
  Future<Joining> prepare(Session session, Position since, int limit, Budget budget, Head stored) {
    return prepare(tail.reach(stored), session, Optional.of(since), limit, budget);
  }

  private Future<Joining> prepare(
      Future<Void> caughtUp, Session session, Optional<Position> since, int limit, Budget budget) {
    preparing++;
    return caughtUp
        .compose(reached -> read(session, since, limit, budget))
        .onComplete(
            read -> {
              preparing--;
              if (read.failed()) {
                whenIdle.run();
              }
            });
  }

  /** Somebody has learnt how far the log goes and is about to join: the room must not go. */
  void hold() {
    preparing++;
  }

  void release() {
    preparing--;
    whenIdle.run();
  }

  private Future<Joining> read(
      Session session, Optional<Position> since, int limit, Budget budget) {
    if (!session.open()) {
      return Future.failedFuture(new Refusal(Problem.HELLO_FIRST.refused("Say hello first.")));
    }
    Optional<Position> from = since.filter(log::continues);
    Optional<Reply.Lost> lost =
        since.isPresent() && from.isEmpty() ? Optional.of(Reply.Lost.EPOCH) : Optional.empty();
    Joining arrival = new Joining(session, lost, from.isPresent());
    joining.removeIf(earlier -> earlier.session() == session);
    joining.add(arrival);
    behind.remove(session.id());
    tellHeard();
    if (members.remove(session.id(), session)) {
      around.publisher().leave(session.id(), name);
      attendance.depart(session.user(), true, whenIdle);
    }
    return from.map(position -> log.pages().since(position.pos(), budget))
        .orElseGet(() -> log.pages().newest(limit))
        .map(arrival::read)
        .onFailure(
            cause -> {
              joining.remove(arrival);
              tellHeard();
            });
  }

  /** Ends a join: from here on the session hears the room, unless it still has pages to read. */
  Reply.Joined admit(Joining arrival) {
    return admit(arrival, Members.SHOWN);
  }

  /**
   * @param shown at most so many members are named
   */
  Reply.Joined admit(Joining arrival, int shown) {
    boolean awaited = joining.remove(arrival);
    Session session = arrival.session();
    if (awaited && session.open() && session.rooms().contains(name)) {
      if (arrival.behind()) {
        behind.add(session.id());
      } else {
        enter(session);
      }
    }
    tellHeard();
    Reply.Joined reply =
        new Reply.Joined(
            name,
            log.epoch(),
            log.head().pos(),
            arrival.lost(),
            arrival.result(),
            attendance.members(shown));
    whenIdle.run();
    return reply;
  }

  private void enter(Session session) {
    Session earlier = members.put(session.id(), session);
    if (earlier != session) {
      around.publisher().enter(session.id(), name);
    }
    if (earlier == null) {
      attendance.arrive(session.user(), session.status());
    }
  }

  void leave(Session session, boolean lost) {
    behind.remove(session.id());
    joining.removeIf(arrival -> arrival.session() == session);
    if (members.remove(session.id(), session)) {
      around.publisher().leave(session.id(), name);
      typists.stops(session.user(), session.id());
      attendance.depart(session.user(), lost, whenIdle);
    }
    tellHeard();
    whenIdle.run();
  }

  /** Puts a draft in line; fails with a {@link Refusal} when the line is too long. */
  Future<MessageStore.Outcome> say(Draft draft) {
    return log.say(draft);
  }

  /** What has failed may have been committed, or be committed yet. */
  private void lookLater() {
    LOOKS_MILLIS.forEach(
        millis ->
            around
                .timers()
                .after(
                    millis,
                    () -> {
                      if (followed()) {
                        log.look();
                      }
                    }));
  }

  /** Other nodes hear at once what is stored here; what they miss, they read. */
  private void shareMessages(List<Message> messages) {
    around.peers().publish(name, events(messages));
  }

  private static List<Event> events(List<Message> messages) {
    return messages.stream().<Event>map(Event.Said::new).toList();
  }

  private void announceMessages(List<Message> messages) {
    joining.forEach(arrival -> messages.forEach(arrival::missed));
    entitled.get().stream().filter(this::hearsNothingYet).forEach(this::enterUninvited);
    around.publisher().publish(name, events(messages));
  }

  private boolean hearsNothingYet(Session session) {
    return !session.rooms().contains(name);
  }

  private void enterUninvited(Session session) {
    session.rooms().add(name);
    enter(session);
    tellHeard();
  }

  /** Another node has stored these. */
  void learn(List<Message> messages) {
    tail.learn(messages);
  }

  /** The store has the log up to here. */
  Future<Void> reach(Head stored) {
    return tail.reach(stored);
  }

  /** Another log has taken the place of this one. */
  void continueAt(Head stored) {
    tail.continueAt(stored);
  }

  /** Whether somebody here would miss what is said. */
  boolean heard() {
    return followed() || !entitled.get().isEmpty();
  }

  private boolean followed() {
    return !members.isEmpty() || !behind.isEmpty() || !joining.isEmpty();
  }

  private void tellHeard() {
    if (followed() != toldHeard) {
      toldHeard = !toldHeard;
      around.peers().tell(toldHeard ? new Fact.RoomHeard(name) : new Fact.RoomUnheard(name));
    }
  }

  Future<Page> read(Command.Direction direction, long seq, int limit) {
    return log.catchUp(Optional.empty(), heard())
        .compose(reached -> log.pages().read(direction, seq, limit));
  }

  /** Everybody can do without it when the room has announced as much as it may. */
  void typing(Session session, boolean on) {
    if (on) {
      if (pace.take(TYPING_BYTES) > 0) {
        return;
      }
      typists.starts(session.user(), session.id());
    } else {
      typists.stops(session.user(), session.id());
    }
  }

  /**
   * Lets a passing event be announced, if the room may announce more.
   *
   * @return 0, or in how many milliseconds it may
   */
  long pass(long weight) {
    return pace.take(weight);
  }

  Attendance attendance() {
    return attendance;
  }

  /** Every node tells its own sockets of what it knows itself. */
  private void announce(Event event) {
    around.publisher().publish(name, List.of(event));
  }

  private void share(Event event) {
    announce(event);
    around.peers().publish(name, List.of(event));
  }

  Members members() {
    return attendance.members(Members.SHOWN);
  }

  int present() {
    return attendance.count();
  }

  Head head() {
    return log.head();
  }

  String name() {
    return name;
  }

  Future<Void> quiet() {
    return log.quiet();
  }

  /** Nobody is here and nothing is under way: the room may be forgotten until it is asked for. */
  boolean idle() {
    return !followed() && preparing == 0 && log.idle() && attendance.isEmpty();
  }
}
