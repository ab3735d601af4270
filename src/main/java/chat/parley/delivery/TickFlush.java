package chat.parley.delivery;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one loop has written and not flushed yet: everything that a turn owes a socket leaves in one
 * flush. Touched only by that loop.
 *
 * @param <T> what is flushed
 */
public final class TickFlush<T> {
  private static final Logger LOG = LoggerFactory.getLogger(TickFlush.class);

  private final Executor loop;
  private final Runnable first;
  private final Consumer<T> flush;
  private final Set<T> written = new LinkedHashSet<>();
  private boolean scheduled;

  /**
   * @param loop runs something on this loop after what already waits there
   */
  public TickFlush(Executor loop, Consumer<T> flush) {
    this(loop, () -> {}, flush);
  }

  /**
   * @param loop as above
   * @param first runs before anything is flushed, and may add more
   */
  public TickFlush(Executor loop, Runnable first, Consumer<T> flush) {
    this.loop = loop;
    this.first = first;
    this.flush = flush;
  }

  public void add(T item) {
    written.add(item);
    schedule();
  }

  /** Makes sure that the end of this turn is noticed. */
  public void schedule() {
    if (!scheduled) {
      scheduled = true;
      loop.execute(this::flushAll);
    }
  }

  public void remove(T item) {
    written.remove(item);
  }

  private void flushAll() {
    try {
      first.run();
    } catch (RuntimeException bug) {
      LOG.error("What was due before a flush failed", bug);
    } finally {
      scheduled = false;
    }
    List<T> due = new ArrayList<>(written);
    written.clear();
    due.forEach(this::flush);
  }

  /** One that fails must not keep the others waiting. */
  private void flush(T item) {
    try {
      flush.accept(item);
    } catch (RuntimeException bug) {
      LOG.error("A connection could not be flushed", bug);
    }
  }
}
