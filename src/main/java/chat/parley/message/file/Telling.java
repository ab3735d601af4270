package chat.parley.message.file;

import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the other nodes how the files of this one grow, some at once, and sees to it that those who
 * hear nothing find it in the records. Used from any thread.
 */
final class Telling {
  private static final long TELL_MILLIS = 20;
  private static final long KEEP_MILLIS = 1_000;

  private final Others others;
  private final Timers timers;
  private final Set<Upload> telling = ConcurrentHashMap.newKeySet();
  private final Set<Upload> keeping = ConcurrentHashMap.newKeySet();

  Telling(Others others, Timers timers) {
    this.others = others;
    this.timers = timers;
  }

  void tell(FileNews news) {
    others.tell(news);
  }

  /** There is more of it, or nothing more comes. */
  void grown(Upload upload) {
    if (upload.over()) {
      others.tell(news(upload));
      return;
    }
    if (telling.add(upload)) {
      timers.after(TELL_MILLIS, () -> tell(upload));
    }
    if (keeping.add(upload)) {
      timers.after(KEEP_MILLIS, () -> keep(upload));
    }
  }

  static FileNews news(Upload upload) {
    StoredFile file = upload.file();
    return new FileNews(file.id(), file.writer(), file.have(), upload.over());
  }

  private void tell(Upload upload) {
    telling.remove(upload);
    others.tell(news(upload));
  }

  /** Its sender may rest for long. What cannot be kept is not gone on with: he would not hear. */
  private void keep(Upload upload) {
    keeping.remove(upload);
    upload.next(
        () ->
            upload.over() || upload.have() == upload.safe().have()
                ? Future.succeededFuture()
                : upload.keep().onFailure(cause -> upload.endHere()));
  }
}
