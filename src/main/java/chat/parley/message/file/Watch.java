package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The files that somebody follows here and that may grow at another node: as the records have them,
 * looked at once a second for all who follow, and as that node tells meanwhile. Used from any
 * thread.
 */
final class Watch {
  private static final long LOOK_MILLIS = 1_000;

  private final FileRecords records;
  private final Timers timers;
  private final Followers followers;
  private final Consumer<StoredFile> seen;
  private final Map<String, StoredFile> rows = new ConcurrentHashMap<>();
  private final Map<String, FileNews> news = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  /**
   * @param seen gets each row that was looked at
   */
  Watch(FileRecords records, Timers timers, Followers followers, Consumer<StoredFile> seen) {
    this.records = records;
    this.timers = timers;
    this.followers = followers;
    this.seen = seen;
  }

  /** Somebody follows a file that nobody followed before. */
  void begin(String id) {
    forget(id);
    if (looking.compareAndSet(false, true)) {
      timers.after(LOOK_MILLIS, this::look);
    }
  }

  /** What is known of a file is not so any more. */
  void forget(String id) {
    rows.remove(id);
    news.remove(id);
  }

  /** What another node tells. */
  void heard(FileNews told) {
    if (!followers.of(told.file())) {
      return;
    }
    if (told.over()) {
      forget(told.file());
    } else {
      news.merge(told.file(), told, (old, now) -> now.writer() < old.writer() ? old : now);
    }
    followers.grown(told.file());
  }

  /** How a file stands now; nothing when it is gone. */
  Future<Optional<StoredFile>> now(String id) {
    Optional<StoredFile> row = Optional.ofNullable(rows.get(id));
    return row.isPresent()
        ? Future.succeededFuture(row.map(this::told))
        : LogEnvironment.inTime(records.find(id))
            .map(
                found -> {
                  found.filter(file -> followers.of(id)).ifPresent(file -> rows.put(id, file));
                  return found.map(this::told);
                });
  }

  private StoredFile told(StoredFile file) {
    FileNews told = news.get(file.id());
    return told != null
            && !file.ended()
            && told.writer() >= file.writer()
            && told.have() > file.have()
        ? file.holding(told.have())
        : file;
  }

  private void look() {
    Set<String> all = followers.all();
    rows.keySet().retainAll(all);
    news.keySet().retainAll(all);
    if (all.isEmpty()) {
      looking.set(false);
      if (!followers.all().isEmpty()) {
        followers.all().forEach(this::begin);
      }
      return;
    }
    Iterator<String> each = all.iterator();
    Rounds.whileMore(
            () ->
                each.hasNext()
                    ? look(each.next()).map(true).otherwise(true)
                    : Future.succeededFuture(false))
        .onComplete(looked -> timers.after(LOOK_MILLIS, this::look));
  }

  private Future<Void> look(String id) {
    return LogEnvironment.inTime(records.find(id))
        .map(
            found -> {
              found.ifPresent(seen);
              Optional<StoredFile> before =
                  Optional.ofNullable(
                      found.isEmpty() ? rows.remove(id) : rows.put(id, found.get()));
              if (!before.equals(found)) {
                followers.grown(id);
              }
              return null;
            });
  }
}
