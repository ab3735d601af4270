package chat.parley.chaos;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One talker's lock, and the only place where a test waits for it. */
final class Monitor {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  void run(Runnable step) {
    lock.lock();
    try {
      step.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  <T> T read(Supplier<T> value) {
    lock.lock();
    try {
      return value.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * @return whether it has come true in time, and not become hopeless before
   */
  boolean await(Duration within, BooleanSupplier wanted, BooleanSupplier hopeless) {
    long until = System.nanoTime() + within.toNanos();
    lock.lock();
    try {
      while (!wanted.getAsBoolean()) {
        long left = until - System.nanoTime();
        if (hopeless.getAsBoolean() || left <= 0) {
          return false;
        }
        changed.await(left, TimeUnit.NANOSECONDS);
      }
      return true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    } finally {
      lock.unlock();
    }
  }
}
