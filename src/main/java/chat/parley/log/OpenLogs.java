package chat.parley.log;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The logs of one kind that somebody follows or that do something; others are only stored. */
public final class OpenLogs<E extends Entry, L extends Followed<E>> {
  private final BiFunction<String, Long, Future<L>> opening;
  private final Consumer<L> forgotten;
  private final Map<String, L> open = new HashMap<>();
  private final Map<String, Future<L>> loading = new HashMap<>();

  /**
   * @param opening makes the follower of a log that the store has up to some position
   * @param forgotten is told of each that is open no more
   */
  public OpenLogs(BiFunction<String, Long, Future<L>> opening, Consumer<L> forgotten) {
    this.opening = opening;
    this.forgotten = forgotten;
  }

  /**
   * The one that is open, or opened now; two who ask at once get the same.
   *
   * @param stored how far the store has the log at least, asked only when it must be opened
   */
  public Future<L> open(String name, Supplier<Future<Long>> stored) {
    L known = open.get(name);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Future<L> underWay = loading.get(name);
    if (underWay == null) {
      underWay =
          stored
              .get()
              .compose(head -> opening.apply(name, head))
              .map(made -> keep(name, () -> made));
      loading.put(name, underWay);
      underWay.onComplete(done -> loading.remove(name));
    }
    return underWay.compose(loaded -> current(name, loaded, stored));
  }

  /** Whoever waited before may have left it idle and so forgotten: then it is opened anew. */
  private Future<L> current(String name, L loaded, Supplier<Future<Long>> stored) {
    return open.get(name) == loaded ? Future.succeededFuture(loaded) : open(name, stored);
  }

  /** Keeps the follower that {@code opening} makes, unless there is one. */
  public L keep(String name, Supplier<L> made) {
    return open.computeIfAbsent(name, unknown -> made.get());
  }

  public Optional<L> ifOpen(String name) {
    return Optional.ofNullable(open.get(name));
  }

  public boolean isOpen(String name) {
    return open.containsKey(name);
  }

  public Stream<L> all() {
    return open.values().stream();
  }

  public int count() {
    return open.size();
  }

  public void forgetIdle(L follower) {
    if (follower.idle() && open.remove(follower.name(), follower)) {
      forgotten.accept(follower);
    }
  }

  /** Those of which somebody here would miss an entry. */
  public Set<String> heard() {
    return all().filter(Followed::heard).map(Followed::name).collect(Collectors.toSet());
  }

  /** Another node has stored these; whoever follows the log hears what came before, too. */
  public void learn(String name, List<E> entries) {
    long before = entries.get(0).pos() - 1;
    open(name, () -> Future.succeededFuture(before))
        .onSuccess(
            follower -> {
              follower.learn(entries);
              forgetIdle(follower);
            });
  }

  /**
   * The store has the logs up to here. Done when those are open that have to be; they read what is
   * missing by themselves.
   *
   * @param news whether a log that is not open has to be, because somebody would miss its end
   */
  public Future<Void> reach(Map<String, Long> heads, BiPredicate<String, Long> news) {
    List<Future<L>> reached = new ArrayList<>();
    heads.forEach(
        (name, head) -> {
          if (isOpen(name) || news.test(name, head)) {
            reached.add(
                open(name, () -> Future.succeededFuture(head))
                    .onSuccess(follower -> reach(follower, head)));
          }
        });
    return Future.join(reached).mapEmpty();
  }

  private void reach(L follower, long head) {
    follower.reach(head).onComplete(done -> forgetIdle(follower));
  }

  /** The store holds other logs now: each goes on where its new one ends. */
  public void continueAt(Map<String, Long> heads) {
    all().forEach(follower -> follower.continueAt(heads.getOrDefault(follower.name(), 0L)));
  }

  /** Done when every draft is stored. */
  public Future<Void> quiet() {
    return Future.join(all().map(Followed::quiet).toList()).mapEmpty();
  }
}
