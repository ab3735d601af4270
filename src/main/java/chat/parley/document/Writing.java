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
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Brings updates into the log of one document, each checked against all that is there. What comes
 * while others are stored is stored next, that of one person as one; what builds on something that
 * has not come waits for it.
 */
final class Writing {
  /** Tabs of one browser tell each other what the server has not got yet, for a moment. */
  private static final long PATIENCE_MILLIS = 60_000;

  private static final long LOOK_MILLIS = 100;
  private static final int MOST_WAITING = 64;
  private static final int MOST_WAITING_BYTES = 256 * 1024;

  private final Surroundings around;
  private final DocumentBounds bounds;
  private final SharedSet set;
  private final Log<DocumentDraft, DocumentEntry> log;
  private final Runnable whenIdle;
  private final List<WaitingWrite> due = new ArrayList<>();
  private final List<WaitingWrite> gapped = new ArrayList<>();
  private boolean storing;
  private boolean outcomesKnown;
  private boolean expiring;
  private boolean looking;
  private long shown;
  private long stored;

  /** What one person writes, on its way. */
  static final class WaitingWrite {
    private final User user;
    private final Update update;
    private final OptionalLong onlyAt;
    private final long until;
    private final Promise<Long> taken = Promise.promise();
    private boolean alone;

    private WaitingWrite(User user, Update update, OptionalLong onlyAt, long until) {
      this.user = user;
      this.update = update;
      this.onlyAt = onlyAt;
      this.until = until;
      this.alone = onlyAt.isPresent();
    }
  }

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
    due.add(write);
    go();
    return write.taken.future().onComplete(answered -> around.storing().release(bytes));
  }

  /** One round at a time: what it brings must be in the set before the next is held against it. */
  private void go() {
    if (storing || due.isEmpty()) {
      return;
    }
    storing = true;
    List<List<WaitingWrite>> groups = groups();
    boolean large = groups.stream().flatMap(List::stream).anyMatch(Writing::large);
    (large ? set.atLength(held(groups)) : set.atOnce(held(groups)))
        .compose(this::append)
        .onComplete(
            done -> {
              if (done.failed()) {
                groups.forEach(all -> all.forEach(one -> one.taken.tryFail(done.cause())));
              }
              outcomesKnown = true;
              next();
            });
  }

  private void next() {
    if (storing && outcomesKnown && shown >= stored) {
      storing = false;
      outcomesKnown = false;
      go();
      whenIdle.run();
    }
  }

  private static boolean large(WaitingWrite write) {
    return write.update.bytes().length >= OpenDocument.LARGE;
  }

  /** Those of one person together, but for those that must stand alone. */
  private List<List<WaitingWrite>> groups() {
    List<List<WaitingWrite>> groups = new ArrayList<>();
    Map<String, List<WaitingWrite>> byUser = new LinkedHashMap<>();
    List<WaitingWrite> later = new ArrayList<>();
    for (WaitingWrite write : due) {
      List<WaitingWrite> own = byUser.get(write.user.id());
      if (own == null) {
        own = new ArrayList<>();
        own.add(write);
        byUser.put(write.user.id(), own);
        groups.add(own);
      } else if (own.get(0).alone || write.alone || bytes(own) > OpenDocument.LARGE) {
        later.add(write);
      } else {
        own.add(write);
      }
    }
    due.clear();
    due.addAll(later);
    return groups;
  }

  private static long bytes(List<WaitingWrite> writes) {
    return writes.stream().mapToLong(one -> one.update.bytes().length).sum();
  }

  private static Function<UpdateSet, List<Group>> held(List<List<WaitingWrite>> groups) {
    return set ->
        groups.stream()
            .map(
                writes ->
                    new Group(
                        writes.get(0).user,
                        writes,
                        set.tryAdd(writes.stream().map(one -> one.update).toList())))
            .toList();
  }

  private Future<?> append(List<Group> groups) {
    return Future.join(groups.stream().map(this::append).toList()).otherwiseEmpty();
  }

  private Future<?> append(Group group) {
    Optional<Update> news = group.added().news();
    OptionalLong onlyAt = group.writes().get(0).onlyAt;
    if (news.isEmpty()) {
      if (onlyAt.isPresent() && onlyAt.getAsLong() != log.head()) {
        refuse(group, DocumentProblems.of(DocumentDraft.CHANGED_MEANWHILE));
      } else {
        settle(group, log.head());
      }
      return Future.succeededFuture();
    }
    DocumentDraft draft =
        new DocumentDraft(
            group.user(), now(), news.get().bytes(), news.get().clients(), onlyAt, bounds);
    return log.append(draft)
        .onSuccess(outcome -> stored(group, outcome))
        .onFailure(cause -> refuse(group, DocumentProblems.of(cause)));
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

  /** Only one of them may be at fault: each is tried alone. */
  private void rejected(Group group, String reason) {
    if (group.writes().size() == 1) {
      refuse(group, DocumentProblems.of(reason));
    } else {
      again(group.writes());
    }
  }

  private void again(List<WaitingWrite> writes) {
    writes.forEach(one -> one.alone = true);
    due.addAll(0, writes);
  }

  private static void refuse(Group group, Throwable cause) {
    group.writes().forEach(one -> one.taken.fail(cause));
  }

  private void settle(Group group, long pos) {
    if (!group.added().waits()) {
      group.writes().forEach(one -> one.taken.complete(pos));
    } else if (group.writes().size() > 1) {
      again(group.writes());
    } else {
      await(group.writes().get(0));
    }
  }

  private void await(WaitingWrite write) {
    long waiting = bytes(gapped) + write.update.bytes().length;
    if (gapped.size() >= MOST_WAITING || waiting > MOST_WAITING_BYTES || now() >= write.until) {
      write.taken.fail(DocumentProblems.gap());
    } else {
      gapped.add(write);
      expire();
    }
  }

  private void expire() {
    if (!expiring && !gapped.isEmpty()) {
      expiring = true;
      around.timers().after(Math.max(1, gapped.get(0).until - now()), this::giveUp);
    }
  }

  private void giveUp() {
    expiring = false;
    List<WaitingWrite> late = gapped.stream().filter(one -> now() >= one.until).toList();
    gapped.removeAll(late);
    late.forEach(one -> one.taken.fail(DocumentProblems.gap()));
    expire();
    whenIdle.run();
  }

  /** The set has everything up to here. */
  void shown(long pos) {
    shown = pos;
    if (!gapped.isEmpty() && !looking) {
      looking = true;
      around.timers().after(LOOK_MILLIS, this::look);
    }
    next();
  }

  private void look() {
    looking = false;
    due.addAll(gapped);
    gapped.clear();
    go();
  }

  /** The set lacks something for good: whoever waits has to begin anew. */
  void give(Refusal refusal) {
    due.addAll(gapped);
    gapped.clear();
    due.forEach(one -> one.taken.fail(refusal));
    due.clear();
  }

  private long now() {
    return around.clock().getAsLong();
  }

  boolean idle() {
    return !storing && due.isEmpty() && gapped.isEmpty();
  }
}
