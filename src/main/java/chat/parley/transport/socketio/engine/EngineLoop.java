package chat.parley.transport.socketio.engine;

import chat.parley.delivery.TickFlush;
import chat.parley.transport.FixedDelay;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One event loop as sessions see it: what they wait for, and what they have to flush. Any thread
 * may give it tasks; everything else is touched by the loop alone.
 */
public final class EngineLoop implements Executor {
  private final ContextInternal context;
  private final Thread thread;
  private final AtomicInteger queued = new AtomicInteger();
  private final TickFlush<EngineSession> flushes;
  private final FixedDelay<Heartbeat> pings;
  private final FixedDelay<Heartbeat> silences;
  private final FixedDelay<Upgrade> upgrades;
  private final FixedDelay<EngineSession> returns;

  /** Must be called on the loop. */
  static EngineLoop here(EngineOptions options) {
    ContextInternal current = (ContextInternal) Vertx.currentContext();
    return new EngineLoop(current.unwrap(), options);
  }

  private EngineLoop(ContextInternal context, EngineOptions options) {
    this.context = context;
    this.thread = Thread.currentThread();
    Vertx vertx = context.owner();
    this.flushes = new TickFlush<>(this::nextTurn, EngineSession::flush);
    this.pings = new FixedDelay<>(vertx, options.pingIntervalMillis(), Heartbeat::due);
    long patience = options.pingTimeoutMillis();
    this.silences = new FixedDelay<>(vertx, patience, Heartbeat::silent);
    this.upgrades = new FixedDelay<>(vertx, options.upgradeTimeoutMillis(), Upgrade::late);
    this.returns = new FixedDelay<>(vertx, options.returnTimeoutMillis(), EngineSession::abandoned);
  }

  public Vertx vertx() {
    return context.owner();
  }

  /** What runs timers of this loop that outlast whoever set them. */
  public ScheduledExecutorService timers() {
    return context.nettyEventLoop();
  }

  /** Completes on this loop. */
  public <T> Promise<T> promise() {
    return context.promise();
  }

  public boolean here() {
    return Thread.currentThread() == thread;
  }

  /** Tasks run in the order they were given: at once when given here and none waits. */
  @Override
  public void execute(Runnable task) {
    if (here() && queued.get() == 0) {
      task.run();
    } else {
      later(task);
    }
  }

  /** Runs a task in a later turn, behind those that wait. */
  public void later(Runnable task) {
    queued.incrementAndGet();
    nextTurn(
        () -> {
          queued.decrementAndGet();
          task.run();
        });
  }

  /** Flushes go this way too: they are nothing that a task would have to wait for. */
  private void nextTurn(Runnable task) {
    try {
      context.runOnContext(turn -> task.run());
    } catch (RejectedExecutionException stopped) {
      // this loop has stopped before another, and nobody is left on it
    }
  }

  TickFlush<EngineSession> flushes() {
    return flushes;
  }

  FixedDelay<Heartbeat> pings() {
    return pings;
  }

  /** Of those who owe a sign of life. */
  FixedDelay<Heartbeat> silences() {
    return silences;
  }

  /** Of those who have not come back after their handshake. */
  FixedDelay<EngineSession> returns() {
    return returns;
  }

  FixedDelay<Upgrade> upgrades() {
    return upgrades;
  }
}
