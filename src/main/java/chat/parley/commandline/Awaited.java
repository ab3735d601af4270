package chat.parley.commandline;

import chat.parley.store.StoreException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What comes of a future, for the main thread of a command, which nobody else needs. */
final class Awaited {
  private static final long SECONDS = 2;

  private Awaited() {}

  static <T> T result(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new StoreException("it was interrupted", stop);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof StoreException told
          ? told
          : new StoreException(failed.getCause().getMessage(), failed.getCause());
    }
  }

  /**
   * Ends a Vert.x whose store is closed. It may wait without end for a connection to PostgreSQL
   * that has ended, and nobody needs that.
   */
  static void ended(Vertx vertx) {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException waits) {
      // the process ends all the same
    }
  }
}
