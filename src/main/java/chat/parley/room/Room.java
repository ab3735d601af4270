package chat.parley.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One room: its members, and the single line in which its messages are stored, acknowledged and
 * announced. Touched only by the loop that owns the rooms.
 */
final class Room {
  private static final int BATCH = 500;

  private final String name;
  private final MessageStore store;
  private final EventPublisher publisher;
  private final RoomRules rules;
  private final Supplier<Collection<Session>> entitled;
  private final Runnable whenIdle;
  private final Attendance attendance;
  private final Typists typists;
  private final Map<String, Session> members = new HashMap<>();
  private final Set<String> behind = new HashSet<>();
  private final List<Joining> joining = new ArrayList<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final List<Promise<Void>> awaitingQuiet = new ArrayList<>();
  private boolean appending;
  private Head head;

  /** A draft in line, and whom to tell what became of it. */
  private record Waiting(Draft draft, Promise<MessageStore.Outcome> outcome) {}

  /**
   * @param entitled sessions that hear the room without having joined: those of the two users of a
   *     direct room, nobody elsewhere
   */
  Room(
      String name,
      Head head,
      MessageStore store,
      EventPublisher publisher,
      Timers timers,
      RoomRules rules,
      Supplier<Collection<Session>> entitled,
      Runnable whenIdle) {
    this.name = name;
    this.head = head;
    this.store = store;
    this.publisher = publisher;
    this.rules = rules;
    this.entitled = entitled;
    this.whenIdle = whenIdle;
    this.attendance = new Attendance(name, timers, rules, this::announce);
    this.typists = new Typists(name, timers, rules.typingMillis(), this::announce);
  }

  /** How much one reply may still hold. */
  record Budget(int entries, int bytes) {
    Budget without(Joining arrival) {
      return new Budget(entries - arrival.entries(), bytes - arrival.weight());
    }

    private boolean spent() {
      return entries <= 0 || bytes <= 0;
    }
  }

  /**
   * Reads what a session lacks, up to the head of this moment. Until {@link #admit} it hears
   * nothing, not even if it was a member before: otherwise news would overtake the page.
   *
   * @param limit at most so many when no position is continued
   * @param budget at most so much when one is
   */
  Future<Joining> prepare(Session session, Optional<Position> since, int limit, Budget budget) {
    Optional<Position> from = since.filter(this::continues);
    Optional<Reply.Lost> lost =
        since.isPresent() && from.isEmpty() ? Optional.of(Reply.Lost.EPOCH) : Optional.empty();
    Joining arrival = new Joining(session, lost, from.isPresent());
    joining.removeIf(earlier -> earlier.session() == session);
    joining.add(arrival);
    behind.remove(session.id());
    if (members.remove(session.id()) != null) {
      publisher.leave(session.id(), name);
      attendance.depart(session.user(), true, whenIdle);
    }
    return from.map(position -> pageSince(position.pos(), budget))
        .orElseGet(() -> before(Long.MAX_VALUE, limit, rules.pageBytes()))
        .map(arrival::read)
        .onFailure(
            cause -> {
              joining.remove(arrival);
              whenIdle.run();
            });
  }

  private boolean continues(Position since) {
    return since.epoch().equals(store.epoch()) && since.pos() <= head.pos();
  }

  private Future<Page> pageSince(long pos, Budget budget) {
    if (pos == head.pos()) {
      return Future.succeededFuture(Page.EMPTY);
    }
    if (budget.spent()) {
      return Future.succeededFuture(new Page(List.of(), true));
    }
    return store
        .afterPosition(name, pos, head.pos(), budget.entries())
        .map(page -> page.oldestWithin(budget.bytes()));
  }

  /** Ends a join: from here on the session hears the room, unless it still has pages to read. */
  Reply.Joined admit(Joining arrival) {
    boolean awaited = joining.remove(arrival);
    Session session = arrival.session();
    if (awaited && session.open() && session.rooms().contains(name)) {
      if (arrival.behind()) {
        behind.add(session.id());
      } else {
        enter(session);
      }
    }
    Reply.Joined reply =
        new Reply.Joined(
            name,
            store.epoch(),
            head.pos(),
            arrival.lost(),
            arrival.result(),
            attendance.members());
    whenIdle.run();
    return reply;
  }

  private void enter(Session session) {
    if (members.put(session.id(), session) == null) {
      publisher.enter(session.id(), name);
      attendance.arrive(session.user());
    }
  }

  void leave(Session session, boolean lost) {
    behind.remove(session.id());
    joining.removeIf(arrival -> arrival.session() == session);
    if (members.remove(session.id(), session)) {
      publisher.leave(session.id(), name);
      typists.stops(session.user(), session.id());
      attendance.depart(session.user(), lost, whenIdle);
    }
    whenIdle.run();
  }

  /** Puts a draft in line; fails with a {@link Refusal} when the line is too long. */
  Future<MessageStore.Outcome> say(Draft draft) {
    if (waiting.size() >= rules.waitingDrafts()) {
      return Future.failedFuture(
          new Refusal(Problem.OVERLOADED.refused("The room has too many messages waiting.")));
    }
    Promise<MessageStore.Outcome> outcome = Promise.promise();
    waiting.add(new Waiting(draft, outcome));
    appendWaiting();
    return outcome.future();
  }

  /** One append in flight keeps the room in order; whatever arrives meanwhile is the next batch. */
  private void appendWaiting() {
    if (appending || waiting.isEmpty()) {
      return;
    }
    appending = true;
    List<Waiting> batch = new ArrayList<>();
    while (batch.size() < BATCH && !waiting.isEmpty()) {
      batch.add(waiting.poll());
    }
    store
        .append(name, batch.stream().map(Waiting::draft).toList())
        .onFailure(cause -> batch.forEach(entry -> entry.outcome().fail(cause)))
        .compose(outcomes -> acknowledge(batch, outcomes))
        .onComplete(
            done -> {
              appending = false;
              appendWaiting();
              tellQuiet();
              whenIdle.run();
            });
  }

  /** Done when no message waits for the store any more. */
  Future<Void> quiet() {
    Promise<Void> promise = Promise.promise();
    awaitingQuiet.add(promise);
    tellQuiet();
    return promise.future();
  }

  private void tellQuiet() {
    if (!appending && waiting.isEmpty()) {
      awaitingQuiet.forEach(Promise::tryComplete);
      awaitingQuiet.clear();
    }
  }

  private Future<Void> acknowledge(List<Waiting> batch, List<MessageStore.Outcome> outcomes) {
    List<Message> told = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      MessageStore.Outcome outcome = outcomes.get(i);
      batch.get(i).outcome().complete(outcome);
      if (outcome instanceof MessageStore.Outcome.Stored stored) {
        told.add(stored.message());
      } else if (outcome instanceof MessageStore.Outcome.Duplicate duplicate
          && duplicate.message().room().equals(name)) {
        told.add(duplicate.message());
      }
    }
    List<Message> news =
        told.stream()
            .filter(message -> message.pos() > head.pos())
            .sorted(Comparator.comparingLong(Message::pos))
            .distinct()
            .toList();
    long last = news.isEmpty() ? head.pos() : news.get(news.size() - 1).pos();
    if (news.size() == last - head.pos()) {
      announceMessages(news);
      return Future.succeededFuture();
    }
    return announceUpTo(last);
  }

  /**
   * The store has entries that this room never saw, from an append whose answer got lost: the log
   * is read, so that nobody is shown a hole.
   */
  private Future<Void> announceUpTo(long last) {
    return store
        .afterPosition(name, head.pos(), last, BATCH)
        .compose(
            page -> {
              announceMessages(page.messages());
              return page.more() ? announceUpTo(last) : Future.succeededFuture();
            });
  }

  private void announceMessages(List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    Message last = messages.get(messages.size() - 1);
    head = new Head(last.pos(), last.seq());
    joining.forEach(arrival -> messages.forEach(arrival::missed));
    entitled.get().stream().filter(this::hearsNothingYet).forEach(this::enterUninvited);
    publisher.publish(name, messages.stream().<Event>map(Event.Said::new).toList());
  }

  private boolean hearsNothingYet(Session session) {
    return !session.rooms().contains(name);
  }

  private void enterUninvited(Session session) {
    session.rooms().add(name);
    enter(session);
  }

  /** Nobody is shown by history what the room has not announced yet. */
  Future<Page> read(Command.Direction direction, long seq, int limit) {
    int bytes = rules.pageBytes();
    return switch (direction) {
      case NEWEST -> before(Long.MAX_VALUE, limit, bytes);
      case BEFORE -> before(seq, limit, bytes);
      case AFTER -> after(seq, limit, bytes);
      case AROUND -> around(seq, limit, bytes / 2);
    };
  }

  private Future<Page> before(long seq, int limit, int bytes) {
    return store.beforeSeq(name, seq, head.pos(), limit).map(page -> page.newestWithin(bytes));
  }

  private Future<Page> after(long seq, int limit, int bytes) {
    return store.afterSeq(name, seq, head.pos(), limit).map(page -> page.oldestWithin(bytes));
  }

  private Future<Page> around(long seq, int limit, int bytes) {
    int older = Math.max(1, limit / 2);
    int newer = Math.max(1, limit - older);
    return before(seq, older, bytes)
        .compose(left -> after(seq - 1, newer, bytes).map(right -> joined(left, right)));
  }

  private static Page joined(Page left, Page right) {
    List<Message> all = new ArrayList<>(left.messages());
    all.addAll(right.messages());
    return new Page(all, left.more() || right.more());
  }

  void typing(Session session, boolean on) {
    if (on) {
      typists.starts(session.user(), session.id());
    } else {
      typists.stops(session.user(), session.id());
    }
  }

  void status(Session session, Status status) {
    attendance.status(session.user(), status);
  }

  void announce(Event event) {
    publisher.publish(name, List.of(event));
  }

  Members members() {
    return attendance.members();
  }

  int present() {
    return attendance.count();
  }

  Head head() {
    return head;
  }

  String name() {
    return name;
  }

  /** Nobody is here and nothing is under way: the room may be forgotten until it is asked for. */
  boolean idle() {
    return members.isEmpty()
        && behind.isEmpty()
        && joining.isEmpty()
        && waiting.isEmpty()
        && !appending
        && attendance.isEmpty();
  }
}
