package chat.parley.message.search;

import chat.parley.log.Timers;
import io.vertx.core.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What all searches of one node have in common. Touched only by one loop. */
public final class Searches {
  private final SearchStore store;
  private final Indexing indexing;
  private final Turns turns;
  private final boolean on;

  /**
   * @param clock milliseconds since 1970
   * @param atOnce how many may search at once; 0 is none, and then nothing is put into the index
   */
  public Searches(SearchStore store, Timers timers, LongSupplier clock, int atOnce) {
    this.store = store;
    this.indexing = new Indexing(store, timers, clock);
    this.turns = new Turns(atOnce);
    this.on = atOnce > 0;
  }

  /** From now on the index is kept up. */
  public void begin() {
    if (on) {
      indexing.begin();
    }
  }

  boolean on() {
    return on;
  }

  <T> Future<T> take(Supplier<Future<T>> search) {
    return turns.take(search);
  }

  Indexing indexing() {
    return indexing;
  }

  SearchStore store() {
    return store;
  }
}
