package chat.parley.document;

import chat.parley.access.User;
import chat.parley.document.yjs.Added;
import chat.parley.document.yjs.Update;
import chat.parley.document.yjs.UpdateSet;
import chat.parley.log.Log;
import chat.parley.log.Outcome;
import chat.parley.protocol.Refusal;
import chat.parley.room.Surroundings;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings updates into the log of one document, each checked against all that is there. What comes
 * while others are stored is stored next, that of one person as one; what builds on something that
 * has not come waits for it.
 */
final class Writing {
  /** Tabs of one browser tell each other what the server has not got yet, for a moment. */
  private static final long PATIENCE_MILLIS = 60_000;

  /**
   * While several write at once, a round each so many milliseconds is shown soon enough, and takes
   * a fraction of the commits and of the frames. Who writes alone goes as fast as he can.
   */
  private static final long ROUND_MILLIS = 30;

  private static final String MANY = "";

  private final Surroundings around;
  private final DocumentBounds bounds;
  private final SharedSet set;
  private final Log<DocumentDraft, DocumentEntry> log;
  private final Runnable whenIdle;
  private final DueWrites due = new DueWrites();
  private final Gapped gapped;
  private boolean storing;
  private boolean outcomesKnown;
  private boolean resting;
  private long begun;
  private String last = MANY;
  private long shown;
  private long stored;

  /** What goes into one entry. */
  private record Group(User user, List<WaitingWrite> writes, Added added) {}

  Writing(
      Surroundings around,
      DocumentBounds bounds,
      SharedSet set,
      Log<DocumentDraft, DocumentEntry> log,
      Runnable whenIdle) {
    this.around = around;
    this.bounds = bounds;
    this.set = set;
    this.log = log;
    this.whenIdle = whenIdle;
    this.shown = log.head();
    this.gapped = new Gapped(around, this::again, whenIdle);
  }

  /**
   * @param onlyAt only if the log ends there
   * @return the position of the entry that has the last of it; of the last one, if it has nothing
   *     new
   */
  Future<Long> write(User user, Update update, OptionalLong onlyAt) {
    // it stays here while what came before is stored, and longer if something is missing
    int bytes = update.bytes().length;
    if (!around.storing().take(bytes)) {
      return Future.failedFuture(DocumentProblems.busy());
    }
    WaitingWrite write = new WaitingWrite(user, update, onlyAt, now() + PATIENCE_MILLIS);
    due.add(List.of(write));
    go();
    return write.taken().onComplete(answered -> around.storing().release(bytes));
  }

  /** One round at a time: what it brings must be in the set before the next is held against it. */
  private void go() {
    if (storing || resting || due.isEmpty()) {
      return;
    }
    long rest = Math.min(begun + ROUND_MILLIS - now(), ROUND_MILLIS);
    if (rest > 0 && due.anyOther(last)) {
      resting = true;
      around.timers().after(rest, this::rested);
      return;
    }
    storing = true;
    begun = now();
    List<List<WaitingWrite>> groups = due.take();
    last = groups.size() == 1 ? groups.get(0).get(0).user().id() : MANY;
    boolean large = groups.stream().flatMap(List::stream).anyMatch(WaitingWrite::large);
    (large ? set.atLength(held(groups)) : set.atOnce(held(groups)))
        .compose(this::append)
        .onComplete(
            done -> {
              if (done.failed()) {
                groups.forEach(all -> all.forEach(one -> one.fail(done.cause())));
              }
              outcomesKnown = true;
              next();
            });
  }

  private void rested() {
    resting = false;
    go();
  }

  private void next() {
    if (storing && outcomesKnown && shown >= stored) {
      storing = false;
      outcomesKnown = false;
      go();
      whenIdle.run();
    }
  }

  private static Function<UpdateSet, List<Group>> held(List<List<WaitingWrite>> groups) {
    return set ->
        groups.stream()
            .map(
                writes ->
                    new Group(
                        writes.get(0).user(),
                        writes,
                        set.tryAdd(writes.stream().map(WaitingWrite::update).toList())))
            .toList();
  }

  private Future<?> append(List<Group> groups) {
    if (due.given()) {
      groups.forEach(group -> due.add(group.writes()));
      return Future.succeededFuture();
    }
    Map<Boolean, List<Group>> byNews =
        groups.stream()
            .collect(Collectors.partitioningBy(group -> group.added().news().isPresent()));
    byNews.get(false).forEach(this::settleAtOnce);
    List<Group> fresh = byNews.get(true);
    List<Future<Outcome<DocumentEntry>>> appended =
        log.append(fresh.stream().map(this::draft).toList());
    List<Future<?>> told = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      Group group = fresh.get(i);
      told.add(
          appended
              .get(i)
              .onSuccess(outcome -> stored(group, outcome))
              .onFailure(cause -> refuse(group, DocumentProblems.of(cause))));
    }
    return Future.join(told).otherwiseEmpty();
  }

  /** What brings nothing new is answered at once. */
  private void settleAtOnce(Group group) {
    OptionalLong onlyAt = group.writes().get(0).onlyAt();
    if (onlyAt.isPresent() && onlyAt.getAsLong() != log.head()) {
      refuse(group, DocumentProblems.of(DocumentDraft.CHANGED_MEANWHILE));
    } else {
      settle(group, log.head());
    }
  }

  private DocumentDraft draft(Group group) {
    Update news = group.added().news().orElseThrow();
    OptionalLong onlyAt = group.writes().get(0).onlyAt();
    return new DocumentDraft(group.user(), now(), news.bytes(), news.clients(), onlyAt, bounds);
  }

  private void stored(Group group, Outcome<DocumentEntry> outcome) {
    if (outcome instanceof Outcome.Stored<DocumentEntry> done) {
      stored = Math.max(stored, done.entry().pos());
      settle(group, done.entry().pos());
    } else if (outcome instanceof Outcome.Rejected<DocumentEntry> rejected) {
      rejected(group, rejected.reason());
    } else {
      refuse(group, new IllegalStateException("no outcome of an update: " + outcome));
    }
  }

  /**
   * Only one of them may be at fault, or none: somebody may have brought a copy of what its author
   * brought in the same round. Each is tried alone.
   */
  private void rejected(Group group, String reason) {
    WaitingWrite first = group.writes().get(0);
    boolean copy = reason.equals(DocumentDraft.FOREIGN_CLIENT) && !first.alone();
    if (group.writes().size() == 1 && !copy) {
      refuse(group, DocumentProblems.of(reason));
    } else {
      eachAlone(group.writes());
    }
  }

  private void eachAlone(List<WaitingWrite> writes) {
    writes.forEach(WaitingWrite::setApart);
    due.first(writes);
  }

  private void again(List<WaitingWrite> writes) {
    due.add(writes);
    go();
  }

  private static void refuse(Group group, Throwable cause) {
    group.writes().forEach(one -> one.fail(cause));
  }

  private void settle(Group group, long pos) {
    if (!group.added().waits()) {
      group.writes().forEach(one -> one.complete(pos));
    } else if (group.writes().size() > 1) {
      eachAlone(group.writes());
    } else if (due.given()) {
      due.add(group.writes());
    } else {
      gapped.add(group.writes().get(0));
    }
  }

  /** The set has everything up to here. */
  void shown(long pos) {
    shown = pos;
    gapped.lookSoon();
    next();
  }

  /** The set lacks something for good: whoever waits has to begin anew. */
  void give(Refusal refusal) {
    due.give(refusal);
    due.add(gapped.all());
  }

  private long now() {
    return around.clock().getAsLong();
  }

  boolean idle() {
    return !storing && due.isEmpty() && gapped.isEmpty();
  }
}
