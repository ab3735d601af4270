package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who is to know how files grow: those who follow them here, and the other nodes, if there are any.
 * Used from any thread.
 */
final class Audience {
  private final FileRecords records;
  private final String node;
  private final Optional<Telling> telling;
  private final Optional<Watch> watch;
  private final Followers followers = new Followers(this::followed);

  /**
   * @param seen gets what was looked at of files that are followed here
   */
  Audience(FileRecords records, Timers timers, Optional<Others> others, Consumer<StoredFile> seen) {
    this.records = records;
    this.node = others.map(Others::node).orElse("");
    this.telling = others.map(all -> new Telling(all, timers));
    this.watch = others.map(all -> new Watch(records, timers, followers, seen));
  }

  /** What this node is called. */
  String node() {
    return node;
  }

  /** Whether other nodes keep files in the same place. */
  boolean shared() {
    return telling.isPresent();
  }

  Followers followers() {
    return followers;
  }

  private void followed(String id) {
    watch.ifPresent(all -> all.begin(id));
  }

  /** From now on it grows here, and nowhere else. */
  void opened(Upload upload) {
    telling.ifPresent(all -> all.tell(Telling.news(upload)));
  }

  /** There is more of it, or nothing more comes. */
  void grown(Upload upload) {
    String id = upload.file().id();
    if (upload.over()) {
      watch.ifPresent(all -> all.forget(id));
    }
    followers.grown(id);
    telling.ifPresent(all -> all.grown(upload));
  }

  /** It stands otherwise in the records. */
  void ended(FileNews news) {
    watch.ifPresent(all -> all.forget(news.file()));
    followers.grown(news.file());
    telling.ifPresent(all -> all.tell(news));
  }

  /** What another node tells. */
  void heard(FileNews news) {
    watch.ifPresent(all -> all.heard(news));
  }

  /** How a file stands that does not grow here; nothing when it is gone. */
  Future<Optional<StoredFile>> now(String id) {
    return watch.map(all -> all.now(id)).orElseGet(() -> LogEnvironment.inTime(records.find(id)));
  }
}
