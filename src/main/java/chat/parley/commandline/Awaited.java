package chat.parley.commandline;

import chat.parley.store.StoreException;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;

/** What comes of a future, for the main thread of a command, which nobody else needs. */
final class Awaited {
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
}
