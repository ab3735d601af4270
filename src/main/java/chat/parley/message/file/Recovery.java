package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Timers;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Makes ready what is whole and is not: a node died in the middle, there was no room, or there was
 * too much at once. What fails again and again does not keep others from their turn. Used from any
 * thread.
 */
final class Recovery {
  private static final int MOST = 100;
  private static final long SOON_MILLIS = 1;
  private static final long LATER_MILLIS = 60_000;

  private final Uploads uploads;
  private final Finishing finishing;
  private final Alarm alarm;
  private final String node;
  private final Consumer<StoredFile> ready;
  private volatile int stuck;

  /**
   * @param ready hears of each one; on any thread
   */
  Recovery(
      Uploads uploads,
      Finishing finishing,
      Timers timers,
      LongSupplier clock,
      String node,
      Consumer<StoredFile> ready) {
    this.uploads = uploads;
    this.finishing = finishing;
    this.alarm = new Alarm(timers, clock, this::look);
    this.node = node;
    this.ready = ready;
  }

  /** Looks now, and again from time to time. */
  void look() {
    int most = MOST + stuck;
    LogEnvironment.inTime(uploads.records().whole(most, node))
        .compose(this::all)
        .onComplete(
            done ->
                within(
                    done.succeeded() && done.result() == most && stuck < most
                        ? SOON_MILLIS
                        : LATER_MILLIS));
  }

  /** Looks again in so long, or before. */
  void within(long millis) {
    alarm.within(millis);
  }

  private Future<Integer> all(List<StoredFile> files) {
    List<Future<Boolean>> tried = files.stream().map(this::tried).toList();
    return Future.all(tried)
        .onSuccess(all -> stuck = (int) all.<Boolean>list().stream().filter(done -> !done).count())
        .map(files.size());
  }

  private Future<Boolean> tried(StoredFile file) {
    return one(file).map(true).otherwise(Recovery::refused);
  }

  /** One that nobody may have is done with. */
  static boolean refused(Throwable cause) {
    return cause instanceof Refusal refusal && refusal.reply().problem() == Problem.REJECTED;
  }

  /** One that its sender still holds will be made ready by him. */
  private Future<?> one(StoredFile file) {
    if (finishing.running(file.id()) || uploads.growing(file.id()).isPresent()) {
      return Future.succeededFuture();
    }
    if (file.state().refused()) {
      return uploads.delete(file);
    }
    return uploads
        .types()
        .of(file.id())
        .compose(
            type ->
                finishing.takes(type) && !file.part()
                    ? claimed(file.typed(type))
                    : complete(uploads, file))
        .onSuccess(made -> made.ifPresent(ready));
  }

  /**
   * Completes a file of which all was safe, while nobody asks for that.
   *
   * @return nothing when not all of it is there after all
   */
  static Future<Optional<StoredFile>> complete(Uploads uploads, StoredFile file) {
    return uploads
        .take(file.id(), () -> {})
        .compose(lease -> lease.completeWhole().eventually(() -> lease.end().otherwiseEmpty()))
        .onComplete(done -> uploads.left(file.id()))
        .recover(
            cause ->
                cause instanceof NoSuchFileException || refused(cause)
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(cause));
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
