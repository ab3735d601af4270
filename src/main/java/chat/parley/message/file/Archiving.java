package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Moves complete files to where they stay, one after the other: each that has just become complete,
 * and what was left when a node died or the archive was away. Used from any thread.
 */
final class Archiving {
  private static final int PAGE = 100;
  private static final long SOON_MILLIS = 50;
  private static final long LATER_MILLIS = 60_000;
  private static final long LEFT_MILLIS = 24 * 3_600_000L;

  private final Archive archive;
  private final FileRecords records;
  private final FileStore store;
  private final LongSupplier clock;
  private final Alarm alarm;
  private final AtomicBoolean moving = new AtomicBoolean();

  Archiving(
      Archive archive, FileRecords records, FileStore store, Timers timers, LongSupplier clock) {
    this.archive = archive;
    this.records = records;
    this.store = store;
    this.clock = clock;
    this.alarm = new Alarm(timers, clock, this::look);
  }

  void begin() {
    archive.tidy(clock.getAsLong() - LEFT_MILLIS);
    look();
  }

  /** There is something more. */
  void soon() {
    alarm.within(SOON_MILLIS);
  }

  private void look() {
    if (!moving.compareAndSet(false, true)) {
      soon();
      return;
    }
    AtomicReference<String> last = new AtomicReference<>("");
    Rounds.whileMore(() -> archive.waiting(last.get(), PAGE).compose(names -> page(names, last)))
        .onComplete(
            done -> {
              moving.set(false);
              alarm.within(LATER_MILLIS);
            });
  }

  private Future<Boolean> page(List<String> names, AtomicReference<String> last) {
    if (names.isEmpty()) {
      return Future.succeededFuture(false);
    }
    last.set(names.get(names.size() - 1));
    Iterator<String> next = names.iterator();
    return Rounds.whileMore(
            () -> next.hasNext() ? one(next.next()).map(true) : Future.succeededFuture(false))
        .map(true);
  }

  private Future<?> one(String name) {
    return complete(name)
        .compose(
            complete -> complete && !Beside.left(name) ? moved(name) : Future.succeededFuture());
  }

  private Future<Boolean> complete(String name) {
    return LogEnvironment.inTime(records.find(Beside.file(name)))
        .map(found -> found.filter(StoredFile::complete).isPresent());
  }

  /** One that was taken back meanwhile leaves nothing. */
  private Future<?> moved(String name) {
    return archive
        .move(name)
        .compose(moved -> LogEnvironment.inTime(records.find(Beside.file(name))))
        .map(Optional::isPresent)
        .compose(there -> there ? Future.succeededFuture() : store.delete(name));
  }
}
