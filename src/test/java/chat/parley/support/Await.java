package chat.parley.support;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
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

  /**
   * Ends a Vert.x that had connections to PostgreSQL: under load one of them sometimes ends without
   * its client noticing, and Vert.x waits for it without end. Nothing is tested by that.
   */
  public static void ended(Vertx vertx) {
    try {
      result(vertx.close(), 5, TimeUnit.SECONDS);
    } catch (AssertionError waits) {
      System.out.println("Vert.x waits for a connection that has ended: " + waits.getMessage());
    }
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
