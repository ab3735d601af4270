package chat.parley.message.file;

import chat.parley.log.LogEnvironment;
import chat.parley.log.Timers;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Opens a file to append to it, as it is kept at that moment, whatever whoever asks had read of it
 * before. What was not acknowledged may not be what its sender has: it comes again. Used from any
 * thread.
 */
final class Opening {
  private static final long AGAIN_MILLIS = 250;
  private static final int TRIES = 40;

  private final FileRecords records;
  private final FileStore store;
  private final Timers timers;
  private final String node;
  private final BiFunction<StoredFile, FileStore.Growing, Upload> made;

  /**
   * @param node where
   */
  Opening(
      FileRecords records,
      FileStore store,
      Timers timers,
      String node,
      BiFunction<StoredFile, FileStore.Growing, Upload> made) {
    this.records = records;
    this.store = store;
    this.timers = timers;
    this.node = node;
    this.made = made;
  }

  Future<Upload> open(String id) {
    return taken(id, TRIES)
        .compose(
            file ->
                store
                    .append(file.id(), file.have(), file.writer())
                    .map(bytes -> made.apply(file, bytes)));
  }

  private Future<StoredFile> taken(String id, int tries) {
    return LogEnvironment.inTime(records.take(id, node))
        .compose(taken -> taken.map(Future::succeededFuture).orElseGet(() -> refused(id, tries)));
  }

  /** When another node makes something of it, whoever asks waits for that, as he would there. */
  private Future<StoredFile> refused(String id, int tries) {
    return LogEnvironment.inTime(records.find(id))
        .compose(
            found -> {
              Optional<Refusal> refusal = refusal(found, tries);
              return refusal.isPresent()
                  ? Future.failedFuture(refusal.get())
                  : again().compose(later -> taken(id, tries - 1));
            });
  }

  private static Optional<Refusal> refusal(Optional<StoredFile> found, int tries) {
    if (found.isEmpty()) {
      return Optional.of(FileHandler.noSuchFile());
    }
    if (found.get().complete()) {
      return Optional.of(
          new Refusal(Problem.REPLACED.refused("Another request has completed this file.")));
    }
    return tries > 0
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Problem.UNAVAILABLE.refusedForNow(
                    "All of it is here; it is made ready.", AGAIN_MILLIS * TRIES)));
  }

  private Future<Void> again() {
    Promise<Void> later = Promise.promise();
    timers.after(AGAIN_MILLIS, later::complete);
    return later.future();
  }
}
