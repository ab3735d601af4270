package chat.parley.room;

import chat.parley.log.Followed;
import chat.parley.log.Log;
import chat.parley.log.LogEnvironment;
import chat.parley.log.LogListener;
import chat.parley.log.Outcome;
import chat.parley.log.Overloaded;
import chat.parley.protocol.Event;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One room: who hears it, and from where in its log. Touched only by the loop that owns the rooms.
 */
public final class Room implements Followed<RoomEntry> {
  private static final int TYPING_BYTES = 150;
  private static final long UPGRADE_MILLIS = 2_000;

  private final String name;
  private final Surroundings around;
  private final Supplier<? extends Collection<Session>> entitled;
  private final Consumer<List<RoomEntry>> told;
  private final Runnable whenIdle;
  private final RoomPace pace;
  private final Log<RoomDraft, RoomEntry> log;
  private final RoomPresence presence;
  private final Subscribers subscribers;
  private final TypingUsers typing;
  private final Joins joins;

  /**
   * @param head up to where its log has been announced already
   * @param entitled sessions that hear the room without having joined: those of the two users of a
   *     direct room, nobody elsewhere
   * @param told hears of the entries that are announced
   */
  Room(
      String name,
      long head,
      Surroundings around,
      LogEnvironment<RoomDraft, RoomEntry> logs,
      RoomPace pace,
      Supplier<? extends Collection<Session>> entitled,
      Consumer<List<RoomEntry>> told,
      Runnable whenIdle) {
    this.name = name;
    this.around = around;
    this.entitled = entitled;
    this.told = told;
    this.whenIdle = whenIdle;
    this.pace = pace;
    this.log = new Log<>(name, head, logs, pace, new Listener());
    this.presence = new RoomPresence(name, around, this::announce);
    this.subscribers = new Subscribers(name, around, presence, whenIdle);
    this.joins = new Joins(name, around, log, subscribers, presence, whenIdle);
    this.typing =
        new TypingUsers(name, around.timers(), around.rules().typingMillis(), this::share);
  }

  /** What its log tells. */
  private final class Listener implements LogListener<RoomEntry> {

    @Override
    public boolean heard() {
      return Room.this.heard();
    }

    /** Other nodes hear at once what is stored here; what they miss, they read. */
    @Override
    public void stored(List<RoomEntry> entries) {
      if (!around.peers().alone()) {
        around.peers().publish(name, events(entries));
      }
    }

    @Override
    public void announced(List<RoomEntry> entries) {
      told.accept(entries);
      subscribers.missed(entries);
      List<Event> events = events(entries);
      if (events.isEmpty()) {
        return;
      }
      entitled.get().stream()
          .filter(session -> !session.rooms().contains(name))
          .forEach(subscribers::enterUninvited);
      around.publisher().publish(name, events);
    }

    @Override
    public void settled() {
      whenIdle.run();
    }
  }

  private static List<Event> events(List<RoomEntry> entries) {
    return entries.stream().flatMap(entry -> entry.event().stream()).toList();
  }

  /** Lets sessions in. */
  Joins joins() {
    return joins;
  }

  void leave(Session session, boolean lost) {
    if (subscribers.live(session)) {
      typing.stops(session.user(), session.id());
    }
    subscribers.leave(session, lost);
    whenIdle.run();
  }

  /** Puts a draft in line; fails with a {@link Refusal} when too much waits. */
  public Future<Outcome<RoomEntry>> append(RoomDraft draft) {
    if (!around.peers().know(draft.kind())) {
      return Future.failedFuture(
          new Refusal(
              Problem.UNAVAILABLE.refusedForNow(
                  "The servers are being upgraded; try it again.", UPGRADE_MILLIS)));
    }
    return log.append(draft)
        .recover(
            cause -> Future.failedFuture(cause instanceof Overloaded full ? refusal(full) : cause));
  }

  private static Refusal refusal(Overloaded full) {
    String detail =
        full.everywhere()
            ? "Too much waits to be stored; try it again."
            : "The room has too many messages waiting.";
    return new Refusal(Problem.OVERLOADED.refusedForNow(detail, Overloaded.RETRY_MILLIS));
  }

  @Override
  public void learn(List<RoomEntry> entries) {
    log.learn(entries);
  }

  @Override
  public Future<Void> reach(long stored) {
    return log.reach(stored);
  }

  @Override
  public void continueAt(long stored) {
    log.continueAt(stored);
  }

  @Override
  public boolean heard() {
    return subscribers.any() || !entitled.get().isEmpty();
  }

  /** All is announced that the store has, as far as it can be known; then it can be read. */
  public Future<Void> catchUp() {
    return log.catchUp(0);
  }

  /** Everybody can do without it when the room has announced as much as it may. */
  void typing(Session session, boolean on) {
    if (!on) {
      typing.stops(session.user(), session.id());
    } else if (pace.take(TYPING_BYTES) == 0) {
      typing.starts(session.user(), session.id());
    }
  }

  /**
   * Lets a passing event be announced, if the room may announce more.
   *
   * @return 0, or in how many milliseconds it may
   */
  public long pass(long weight) {
    return pace.take(weight);
  }

  RoomPresence presence() {
    return presence;
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
    return presence.members(Members.SHOWN);
  }

  /** How many sessions hear it on this node. */
  public int sockets() {
    return subscribers.live();
  }

  /** Who types, of this node. */
  public Set<String> typing() {
    return typing.users();
  }

  /** Whether somebody is here, on any node. */
  public boolean has(String user) {
    return presence.has(user);
  }

  int present() {
    return presence.count();
  }

  /** Up to where its log has been announced. */
  public long head() {
    return log.head();
  }

  public String epoch() {
    return log.epoch();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Future<Void> quiet() {
    return log.quiet();
  }

  @Override
  public boolean idle() {
    return !subscribers.any() && joins.idle() && log.idle() && presence.isEmpty();
  }
}
