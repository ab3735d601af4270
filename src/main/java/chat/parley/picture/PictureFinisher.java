package chat.parley.picture;

import chat.parley.message.file.FileStore;
import chat.parley.message.file.Finisher;
import chat.parley.message.file.StoredFile;
import chat.parley.protocol.Problem;
import chat.parley.protocol.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Cleans the pictures of one node, one at a time on a thread of its own. Used from any thread. */
public final class PictureFinisher implements Finisher {
  private static final long RETRY_MILLIS = 60_000;

  /** What takes longer than one may by so much is told in the log. */
  private static final long STUCK_MILLIS = 10_000;

  private final FileStore store;
  private final PictureRules rules;
  private final WorkerExecutor worker;
  private final AtomicLong waiting = new AtomicLong();

  public PictureFinisher(Vertx vertx, FileStore store, PictureRules rules) {
    this.store = store;
    this.rules = rules;
    this.worker =
        vertx.createSharedWorkerExecutor(
            "parley-pictures", 1, rules.millis() + STUCK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean takes(String type) {
    return Cleaner.ALL.containsKey(type);
  }

  /** Those that find no place are looked for later. */
  @Override
  public Future<StoredFile> finish(StoredFile whole) {
    long weight = whole.have() + PictureRules.EACH_BYTES;
    if (waiting.addAndGet(weight) > rules.waitingBytes() + weight) {
      waiting.addAndGet(-weight);
      return Future.failedFuture(
          new Refusal(
              Problem.UNAVAILABLE.refusedForNow(
                  "All of the picture is here; it is shown later.", RETRY_MILLIS)));
    }
    return worker
        .executeBlocking(() -> new Work(store, rules, whole).done(), false)
        .recover(PictureFinisher::storage)
        .onComplete(done -> waiting.addAndGet(-weight));
  }

  private static <T> Future<T> storage(Throwable cause) {
    return Future.failedFuture(cause instanceof StorageFailed ? cause.getCause() : cause);
  }
}
