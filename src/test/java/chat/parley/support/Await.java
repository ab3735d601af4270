package chat.parley.support;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets a test thread wait for what happens on loops. */
public final class Await {

  private static final long STEP_NANOS = 20_000_000;

  private Await() {}

  /** Asks again and again, in short steps, until something is so. */
  public static void until(String what, BooleanSupplier condition) {
    until(what, Duration.ofSeconds(60), condition);
  }

  public static void until(String what, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + patience + ": " + what);
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

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
