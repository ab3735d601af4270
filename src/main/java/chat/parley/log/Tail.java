package chat.parley.log;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The end of a log as it becomes known here: from appends, from other nodes, from the store.
 * Whatever comes, it is announced in order and without a hole: what is missing is read.
 */
final class Tail<E extends Entry> {
  private static final int PAGE = 500;
  private static final int MOST_AHEAD = 5_000;

  /** Two nodes hear of each other's entries a moment after they were stored. */
  private static final long PATIENCE_MILLIS = 25;

  private static final long RETRY_MILLIS = 1_000;

  private final String log;
  private final LogEnvironment<?, E> environment;
  private final LogListener<E> listener;
  private final NavigableMap<Long, E> ahead = new TreeMap<>();
  private final List<Promise<Void>> awaiting = new ArrayList<>();
  private long head;
  private long end;
  private boolean reading;
  private boolean waiting;

  Tail(String log, long head, LogEnvironment<?, E> environment, LogListener<E> listener) {
    this.log = log;
    this.head = head;
    this.end = head;
    this.environment = environment;
    this.listener = listener;
  }

  long head() {
    return head;
  }

  /** These are in the log. */
  void learn(Collection<E> entries) {
    entries.stream().filter(entry -> entry.pos() > head).forEach(this::learn);
    advance();
    if (incomplete()) {
      await(PATIENCE_MILLIS);
    }
  }

  private void learn(E entry) {
    end = Math.max(end, entry.pos());
    if (ahead.size() < MOST_AHEAD) {
      ahead.putIfAbsent(entry.pos(), entry);
    }
  }

  /** The log goes up to here at least; done when all of that has been announced. */
  Future<Void> reach(long stored) {
    end = Math.max(end, stored);
    if (!incomplete()) {
      return Future.succeededFuture();
    }
    if (!listener.heard() && stored == end) {
      head = stored;
      ahead.clear();
      return Future.succeededFuture();
    }
    Promise<Void> reached = Promise.promise();
    awaiting.add(reached);
    fill();
    return reached.future();
  }

  /** Another log has taken this one's place; nobody is told of what it holds already. */
  void continueAt(long stored) {
    head = stored;
    end = stored;
    ahead.clear();
    tellAwaiting();
  }

  private void advance() {
    announce(listener.heard() ? next() : all());
    if (!incomplete()) {
      tellAwaiting();
    }
  }

  private void tellAwaiting() {
    List<Promise<Void>> done = List.copyOf(awaiting);
    awaiting.clear();
    done.forEach(Promise::complete);
  }

  private List<E> next() {
    List<E> news = new ArrayList<>();
    E next = ahead.remove(head + 1);
    while (next != null) {
      news.add(next);
      next = ahead.remove(next.pos() + 1);
    }
    return news;
  }

  /** Nobody here would see a hole; verticles that listen read the log themselves. */
  private List<E> all() {
    List<E> news = List.copyOf(ahead.values());
    ahead.clear();
    return news;
  }

  private void announce(List<E> news) {
    if (!news.isEmpty()) {
      head = news.get(news.size() - 1).pos();
      listener.announced(news);
    }
  }

  private boolean incomplete() {
    return head < end;
  }

  private void await(long millis) {
    if (!waiting && !reading) {
      waiting = true;
      environment.timers().after(millis, this::patienceEnds);
    }
  }

  private void patienceEnds() {
    waiting = false;
    fill();
    if (!reading) {
      listener.settled();
    }
  }

  /** Reads what is missing, page by page. */
  private void fill() {
    if (reading || !incomplete()) {
      return;
    }
    reading = true;
    environment.counters().gap();
    long upTo = ahead.isEmpty() ? end : ahead.firstKey() - 1;
    LogEnvironment.inTime(environment.store().after(log, head, upTo, PAGE))
        .compose(page -> page.entries().isEmpty() ? skip(upTo) : Future.succeededFuture(page))
        .onComplete(this::take, this::failed);
  }

  /**
   * Where nothing is although the log goes further, there was something that has expired. Where the
   * log ends before, another one has taken its place.
   */
  private Future<Page<E>> skip(long upTo) {
    return LogEnvironment.inTime(environment.store().head(log))
        .map(
            stored -> {
              if (stored >= upTo) {
                head = Math.max(head, upTo);
                ahead.headMap(head, true).clear();
              } else {
                end = head;
                ahead.clear();
              }
              return Page.empty();
            });
  }

  /**
   * The store's log has no holes: what is missing before the first entry has expired. Whoever hears
   * the log sees that from its position.
   */
  private void take(Page<E> page) {
    reading = false;
    page.entries().stream().findFirst().ifPresent(first -> head = Math.max(head, first.pos() - 1));
    page.entries().stream()
        .filter(entry -> entry.pos() > head)
        .forEach(entry -> ahead.put(entry.pos(), entry));
    advance();
    fill();
    if (!reading) {
      listener.settled();
    }
  }

  private void failed(Throwable cause) {
    reading = false;
    List<Promise<Void>> disappointed = List.copyOf(awaiting);
    awaiting.clear();
    disappointed.forEach(promise -> promise.fail(cause));
    if (listener.heard()) {
      await(RETRY_MILLIS);
    }
    listener.settled();
  }

  boolean idle() {
    return !reading && !waiting && awaiting.isEmpty();
  }
}
