package chat.parley.support;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets a test thread wait for what happens on loops. */
public final class Await {

  private Await() {}

  public static <T> T result(Future<T> future) {
    return result(future, 20, TimeUnit.SECONDS);
  }

  public static <T> T result(Future<T> future, long time, TimeUnit unit) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(time, unit);
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    } catch (TimeoutException late) {
      throw new AssertionError("not done within " + time + " " + unit, late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }
}
