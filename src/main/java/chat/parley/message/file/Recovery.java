package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes ready what is whole and is not: a node died in the middle, there was no room, or there was
 * too much at once. Used from any thread.
 */
final class Recovery {
  private static final int MOST = 100;
  private static final long SOON_MILLIS = 1;
  private static final long LATER_MILLIS = 60_000;

  private final Uploads uploads;
  private final Finishing finishing;
  private final Timers timers;
  private final String node;
  private final Consumer<StoredFile> ready;

  /**
   * @param ready hears of each one; on any thread
   */
  Recovery(
      Uploads uploads,
      Finishing finishing,
      Timers timers,
      String node,
      Consumer<StoredFile> ready) {
    this.uploads = uploads;
    this.finishing = finishing;
    this.timers = timers;
    this.node = node;
    this.ready = ready;
  }

  /** Looks now, and again from time to time. */
  void look() {
    LogEnvironment.inTime(uploads.records().whole(MOST, node))
        .compose(this::all)
        .onComplete(
            done ->
                timers.after(
                    done.succeeded() && done.result() == MOST ? SOON_MILLIS : LATER_MILLIS,
                    this::look));
  }

  private Future<Integer> all(List<StoredFile> files) {
    return Future.join(files.stream().<Future<?>>map(this::one).toList()).map(files.size());
  }

  /** One that its sender still holds will be made ready by him. */
  private Future<?> one(StoredFile file) {
    if (finishing.running(file.id()) || uploads.growing(file.id()).isPresent()) {
      return Future.succeededFuture();
    }
    return uploads
        .types()
        .of(file.id())
        .compose(type -> finishing.takes(type) ? claimed(file.typed(type)) : uploads.complete(file))
        .onSuccess(made -> made.ifPresent(ready));
  }

  /** Nothing when another node was there first. */
  private Future<Optional<StoredFile>> claimed(StoredFile file) {
    return LogEnvironment.inTime(uploads.records().claim(file, node))
        .compose(
            claimed ->
                claimed
                    .map(mine -> finishing.finish(mine.typed(file.type())).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }
}
