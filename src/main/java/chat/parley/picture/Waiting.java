package chat.parley.picture;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for where files are kept, on a thread that may wait. */
final class Waiting {
  private static final long SECONDS = 30;

  private Waiting() {}

  /**
   * What a future brings.
   *
   * @throws StorageFailed when it fails, or takes too long
   */
  static <T> T on(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new StorageFailed(failed.getCause());
    } catch (TimeoutException slow) {
      throw new StorageFailed(slow);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new StorageFailed(stopping);
    }
  }
}
