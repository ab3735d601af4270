package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.log.Timers;
import chat.parley.message.Picture;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
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
  private final AtomicBoolean again = new AtomicBoolean();

  /** The one on which the last look came to its end. */
  private volatile String stuck = "";

  Archiving(
      Archive archive, FileRecords records, FileStore store, Timers timers, LongSupplier clock) {
    this.archive = archive;
    this.records = records;
    this.store = store;
    this.clock = clock;
    this.alarm = new Alarm(timers, clock, this::look);
  }

  /**
   * @param finishing says when there is something more
   */
  void begin(Finishing finishing) {
    finishing.tell(this::soon);
    archive.tidy(clock.getAsLong() - LEFT_MILLIS);
    look();
  }

  private void soon() {
    alarm.within(SOON_MILLIS);
  }

  private void look() {
    if (!moving.compareAndSet(false, true)) {
      again.set(true);
      return;
    }
    AtomicReference<String> last = new AtomicReference<>(stuck);
    stuck = "";
    Rounds.whileMore(() -> archive.waiting(last.get(), PAGE).compose(names -> page(names, last)))
        .onComplete(
            done -> {
              moving.set(false);
              boolean more = again.getAndSet(false) && done.succeeded();
              alarm.within(more ? SOON_MILLIS : LATER_MILLIS);
            });
  }

  private Future<Boolean> page(List<String> names, AtomicReference<String> last) {
    if (names.isEmpty()) {
      return none();
    }
    last.set(names.get(names.size() - 1));
    Iterator<String> next = names.iterator();
    return Rounds.whileMore(() -> next.hasNext() ? tried(next.next()) : none()).map(true);
  }

  private static Future<Boolean> none() {
    return Future.succeededFuture(false);
  }

  /** The archive may be away, or that one is at fault: the next look begins behind it. */
  private Future<Boolean> tried(String name) {
    return one(name).onFailure(cause -> stuck = name).map(true);
  }

  private Future<?> one(String name) {
    return LogEnvironment.inTime(records.standing(Beside.file(name)))
        .map(complete -> complete.map(file -> length(file, name)).orElseGet(OptionalLong::empty))
        .compose(
            length ->
                length.isPresent() ? moved(name, length.getAsLong()) : Future.succeededFuture());
  }

  /** Nothing for what is no part of it: something was left of making it. */
  private static OptionalLong length(StoredFile file, String name) {
    return name.equals(file.bytes())
        ? OptionalLong.of(file.have())
        : file.picture().stream()
            .flatMap(picture -> picture.thumbnails().stream())
            .filter(one -> name.equals(Beside.thumbnail(file.bytes(), one.side())))
            .mapToLong(Picture.Thumbnail::size)
            .findFirst();
  }

  /** What was taken back meanwhile leaves nothing, unless others stand for the same bytes. */
  private Future<?> moved(String name, long length) {
    return archive
        .move(name, length)
        .compose(moved -> LogEnvironment.inTime(records.there(List.of(Beside.file(name)))))
        .compose(there -> there.isEmpty() ? store.delete(name) : Future.succeededFuture());
  }
}
