package chat.parley.room;

import chat.parley.access.User;
import chat.parley.log.Log;
import chat.parley.log.LogEnvironment;
import chat.parley.log.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Lets sessions into a room, each from where it has read the log. */
final class Joins {
  private final String room;
  private final Surroundings around;
  private final Log<RoomDraft, RoomEntry> log;
  private final Subscribers subscribers;
  private final RoomPresence presence;
  private final Runnable whenIdle;
  private int preparing;

  Joins(
      String room,
      Surroundings around,
      Log<RoomDraft, RoomEntry> log,
      Subscribers subscribers,
      RoomPresence presence,
      Runnable whenIdle) {
    this.room = room;
    this.around = around;
    this.log = log;
    this.subscribers = subscribers;
    this.presence = presence;
    this.whenIdle = whenIdle;
  }

  /**
   * Reads what a session lacks, up to the head of this moment. Until {@link #admit} it hears
   * nothing.
   *
   * @param limit at most so many when no position is continued
   * @param budget at most so much when one is
   */
  Future<Joining> prepare(
      Session session, Optional<Position> since, int limit, ReplyBudget budget) {
    long known = since.filter(at -> at.epoch().equals(log.epoch())).map(Position::pos).orElse(0L);
    return prepare(log.catchUp(known), session, since, limit, budget);
  }

  /**
   * As above, of a session that comes back to many rooms.
   *
   * @param stored how far the store has the log
   */
  Future<Joining> prepare(
      Session session, Position since, int limit, ReplyBudget budget, long stored) {
    return prepare(log.reach(stored), session, Optional.of(since), limit, budget);
  }

  private Future<Joining> prepare(
      Future<Void> caughtUp,
      Session session,
      Optional<Position> since,
      int limit,
      ReplyBudget budget) {
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
      Session session, Optional<Position> since, int limit, ReplyBudget budget) {
    if (!session.open()) {
      return Future.failedFuture(Rooms.helloFirst());
    }
    Optional<Position> from = since.filter(this::continues);
    Optional<RoomReply.Lost> lost =
        since.isPresent() && from.isEmpty() ? Optional.of(RoomReply.Lost.EPOCH) : Optional.empty();
    Joining arrival = new Joining(session, lost, from.isPresent());
    subscribers.starts(arrival);
    return from.map(at -> continued(arrival, at.pos(), limit, budget))
        .orElseGet(() -> newest(limit, session.user()))
        .map(arrival::read)
        .onFailure(cause -> subscribers.fails(arrival));
  }

  /** Positions are dense: where the next one is not there, it was too old. */
  private Future<Page<RoomEntry>> continued(
      Joining arrival, long pos, int limit, ReplyBudget budget) {
    return since(pos, budget)
        .compose(
            page -> {
              if (page.isPresent()) {
                return Future.succeededFuture(page.get());
              }
              arrival.loses(RoomReply.Lost.RETENTION);
              return newest(limit, arrival.session().user());
            });
  }

  /** A page of nothing but what a later version has stored would lead nobody any further. */
  private Future<Optional<Page<RoomEntry>>> since(long pos, ReplyBudget budget) {
    return log.since(pos, budget.entries(), budget.bytes())
        .compose(
            page ->
                page.filter(Joins::unknown)
                    .map(of -> since(of.entries().get(of.entries().size() - 1).pos(), budget))
                    .orElseGet(() -> Future.succeededFuture(page)));
  }

  private static boolean unknown(Page<RoomEntry> page) {
    return page.more()
        && !page.entries().isEmpty()
        && page.entries().stream().allMatch(entry -> entry.event().isEmpty());
  }

  private boolean continues(Position since) {
    return since.epoch().equals(log.epoch()) && since.pos() <= log.head();
  }

  private Future<Page<RoomEntry>> newest(int limit, User reader) {
    if (limit == 0 || log.head() == 0) {
      return Future.succeededFuture(new Page<>(List.of(), log.head() > 0));
    }
    return LogEnvironment.inTime(around.store().shown(room, log.head(), limit, reader.id()))
        .map(page -> page.newestWithin(around.rules().pageBytes()));
  }

  /**
   * From now on the session hears the room, unless its page is not the last one.
   *
   * @param shown at most so many members are named
   */
  RoomReply.Joined admit(Joining arrival, int shown) {
    subscribers.admit(arrival);
    RoomReply.Joined reply =
        new RoomReply.Joined(
            room,
            log.epoch(),
            log.head(),
            arrival.lost(),
            arrival.result(),
            presence.members(shown),
            around.rules().retention().days(room));
    whenIdle.run();
    return reply;
  }

  /** Whether nobody is about to join. */
  boolean idle() {
    return preparing == 0;
  }
}
