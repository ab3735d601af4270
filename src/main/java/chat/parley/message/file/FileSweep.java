package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Rounds;
import chat.parley.message.Attachment;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Takes away what nobody asks for any more: uploads that were given up, files without a message,
 * and bytes that no row knows. All of it, a few at a time. Used on one loop.
 */
public final class FileSweep {
  private static final long STRAYED_MILLIS = 24 * 3_600_000;
  private static final int SWEPT = 100;
  private static final int LOOKED_AT = 1_000;

  private final Uploads uploads;
  private final long now;
  private final Consumer<StoredFile> ended;

  /**
   * @param now milliseconds since 1970, UTC
   * @param ended hears of each upload that is given up, or was complete
   */
  public FileSweep(Uploads uploads, long now, Consumer<StoredFile> ended) {
    this.uploads = uploads;
    this.now = now;
    this.ended = ended;
  }

  /**
   * @param failures is told what could not be taken away; the others do not wait for that
   */
  public Future<Void> clean(Consumer<Throwable> failures) {
    return Rounds.whileMore(() -> removeSome(failures))
        .compose(
            removed ->
                unknown(
                    names ->
                        Future.all(
                            names.stream()
                                .map(name -> told(uploads.store().delete(name), failures))
                                .toList())));
  }

  private static Future<Boolean> told(Future<?> done, Consumer<Throwable> failures) {
    return done.onFailure(failures::accept).map(true).otherwise(false);
  }

  private Future<Boolean> removeSome(Consumer<Throwable> failures) {
    return abandoned(SWEPT)
        .compose(
            files ->
                Future.all(files.stream().map(file -> told(remove(file), failures)).toList())
                    .map(tried -> files.size() >= SWEPT && tried.list().contains(true)));
  }

  /** Files that would be taken away now. */
  public Future<List<StoredFile>> abandoned(int limit) {
    return LogEnvironment.inTime(
        uploads
            .records()
            .abandoned(now - uploads.quotas().unfinishedMillis(), now - STRAYED_MILLIS, limit));
  }

  /** What is done with some names. */
  public interface Names {
    Future<?> are(List<String> names);
  }

  /**
   * Goes through bytes that no row knows, and nobody has touched for a day.
   *
   * @param found gets their names, some at a time
   */
  public Future<Void> unknown(Names found) {
    AtomicReference<String> last = new AtomicReference<>("");
    return Rounds.whileMore(
        () ->
            uploads
                .store()
                .untouched(now - STRAYED_MILLIS, last.get(), LOOKED_AT)
                .compose(
                    names -> {
                      if (names.isEmpty()) {
                        return Future.succeededFuture(false);
                      }
                      last.set(names.get(names.size() - 1));
                      return unknown(names).compose(found::are).map(done -> true);
                    }));
  }

  /** What stands beside a file goes with it, and what was left of making it goes before. */
  private Future<List<String>> unknown(List<String> names) {
    List<String> files = names.stream().map(Beside::file).distinct().toList();
    return LogEnvironment.inTime(uploads.records().there(files))
        .map(
            there ->
                names.stream()
                    .filter(name -> !there.contains(Beside.file(name)) || Beside.left(name))
                    .toList());
  }

  /** What is all there is completed: its sender believes that he is done. */
  private Future<?> remove(StoredFile file) {
    return file.arrived() && file.seq().isPresent()
        ? Recovery.complete(uploads, file)
            .compose(
                completed -> {
                  completed.ifPresent(ended);
                  return completed.isPresent() ? Future.succeededFuture() : giveUpNow(file.id());
                })
        : giveUp(file);
  }

  /** As it stands since somebody tried to complete it. */
  private Future<?> giveUpNow(String id) {
    return uploads
        .safe(id)
        .compose(
            found ->
                found
                    .filter(StoredFile::arrived)
                    .<Future<?>>map(this::giveUp)
                    .orElseGet(Future::succeededFuture));
  }

  /** A message whose upload was given up says so; one that was completed meanwhile stays. */
  private Future<?> giveUp(StoredFile file) {
    if (file.complete()) {
      return uploads.delete(file);
    }
    StoredFile given = file.in(Attachment.State.FAILED);
    return uploads
        .records()
        .end(given, now)
        .compose(
            stored -> {
              if (stored) {
                ended.accept(given);
              }
              return stored ? uploads.delete(file) : Future.succeededFuture();
            });
  }
}
