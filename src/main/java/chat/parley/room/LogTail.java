package chat.parley.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The end of a room's log as it becomes known here: from appends, from other nodes, from the store.
 * Whatever comes, it is announced in order and without a hole: what is missing is read.
 */
final class LogTail {
  private static final int PAGE = 500;
  private static final int MOST_AHEAD = 5_000;

  /** Two nodes hear of each other's messages a moment after they were stored. */
  private static final long PATIENCE_MILLIS = 25;

  private static final long RETRY_MILLIS = 1_000;

  private final String room;
  private final Surroundings around;
  private final BooleanSupplier heard;
  private final Consumer<List<Message>> announce;
  private final Runnable whenSettled;
  private final NavigableMap<Long, Message> ahead = new TreeMap<>();
  private final List<Promise<Void>> awaiting = new ArrayList<>();
  private Head head;
  private long end;
  private boolean reading;
  private boolean waiting;

  /**
   * @param heard whether anybody here would miss a message
   * @param announce gets what is new
   * @param whenSettled is run when nothing is missing any more
   */
  LogTail(
      String room,
      Head head,
      Surroundings around,
      BooleanSupplier heard,
      Consumer<List<Message>> announce,
      Runnable whenSettled) {
    this.room = room;
    this.head = head;
    this.end = head.pos();
    this.around = around;
    this.heard = heard;
    this.announce = announce;
    this.whenSettled = whenSettled;
  }

  Head head() {
    return head;
  }

  /** These are in the log. */
  void learn(Collection<Message> messages) {
    messages.stream().filter(message -> message.pos() > head.pos()).forEach(this::learn);
    advance();
    if (incomplete()) {
      await(PATIENCE_MILLIS);
    }
  }

  private void learn(Message message) {
    end = Math.max(end, message.pos());
    if (ahead.size() < MOST_AHEAD) {
      ahead.putIfAbsent(message.pos(), message);
    }
  }

  /** The log goes up to here at least; done when all of that has been announced. */
  Future<Void> reach(Head stored) {
    end = Math.max(end, stored.pos());
    if (!incomplete()) {
      return Future.succeededFuture();
    }
    if (!heard.getAsBoolean() && stored.pos() == end) {
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
  void continueAt(Head stored) {
    head = stored;
    end = stored.pos();
    ahead.clear();
    List<Promise<Void>> waited = List.copyOf(awaiting);
    awaiting.clear();
    waited.forEach(Promise::complete);
  }

  private void advance() {
    announce(heard.getAsBoolean() ? next() : all());
    if (!incomplete()) {
      List<Promise<Void>> done = List.copyOf(awaiting);
      awaiting.clear();
      done.forEach(Promise::complete);
    }
  }

  private List<Message> next() {
    List<Message> news = new ArrayList<>();
    Message next = ahead.remove(head.pos() + 1);
    while (next != null) {
      news.add(next);
      next = ahead.remove(next.pos() + 1);
    }
    return news;
  }

  /** Nobody here would see a hole; verticles that listen read the log themselves. */
  private List<Message> all() {
    List<Message> news = List.copyOf(ahead.values());
    ahead.clear();
    return news;
  }

  private void announce(List<Message> news) {
    if (!news.isEmpty()) {
      Message last = news.get(news.size() - 1);
      head = new Head(last.pos(), last.seq());
      announce.accept(news);
    }
  }

  private boolean incomplete() {
    return head.pos() < end;
  }

  private void await(long millis) {
    if (!waiting && !reading) {
      waiting = true;
      around.timers().after(millis, this::patienceEnds);
    }
  }

  private void patienceEnds() {
    waiting = false;
    fill();
    if (!reading) {
      whenSettled.run();
    }
  }

  /** Reads what is missing, page by page. */
  private void fill() {
    if (reading || !incomplete()) {
      return;
    }
    reading = true;
    around.tally().gap();
    long upTo = ahead.isEmpty() ? end : ahead.firstKey() - 1;
    around
        .inTime(around.store().afterPosition(room, head.pos(), upTo, PAGE))
        .onComplete(this::take, this::failed);
  }

  private void take(Page page) {
    reading = false;
    if (page.messages().isEmpty()) {
      // what was said to be there is not: another log has taken this one's place
      end = head.pos();
      ahead.clear();
    }
    page.messages().stream()
        .filter(message -> message.pos() > head.pos())
        .forEach(message -> ahead.put(message.pos(), message));
    advance();
    fill();
    if (!reading) {
      whenSettled.run();
    }
  }

  private void failed(Throwable cause) {
    reading = false;
    List<Promise<Void>> disappointed = List.copyOf(awaiting);
    awaiting.clear();
    disappointed.forEach(promise -> promise.fail(cause));
    if (heard.getAsBoolean()) {
      await(RETRY_MILLIS);
    }
    whenSettled.run();
  }

  boolean idle() {
    return !reading && !waiting && awaiting.isEmpty();
  }
}
