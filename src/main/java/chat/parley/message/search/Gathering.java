package chat.parley.message.search;

import chat.parley.message.Message;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Gathers the hits of one page, until there are enough or it has taken long enough. */
final class Gathering {
  /** How many of the newest hits are ranked: all of a million messages would take a second. */
  static final int RANKED = 2_000;

  private static final long MOST_MILLIS = 2_000;
  private static final Comparator<Hit> BEST =
      Comparator.comparingDouble(Hit::score).thenComparing(Hit::spot).reversed();

  private final SearchStore store;
  private final Question question;
  private final LongSupplier clock;
  private final int limit;
  private final long until;
  private final List<Hit> hits = new ArrayList<>();

  /**
   * A page.
   *
   * @param next where the next one begins, if there may be one
   */
  record Gathered(List<Hit> hits, Optional<Bookmark> next) {

    /** Where the page would go on that ended with one of them. */
    Optional<Bookmark> after(Message last) {
      return hits.stream()
          .filter(hit -> hit.spot().seq() == last.seq() && hit.room().equals(last.room()))
          .map(hit -> new Bookmark(hit.spot(), hit.score()))
          .findFirst();
    }
  }

  /**
   * @param clock milliseconds
   * @param limit most hits
   */
  Gathering(SearchStore store, Question question, LongSupplier clock, int limit) {
    this.store = store;
    this.question = question;
    this.clock = clock;
    this.limit = limit;
    this.until = clock.getAsLong() + MOST_MILLIS;
  }

  Future<Gathered> newest(Optional<Bookmark> after) {
    // one more tells whether there are others
    return gather(after.map(Bookmark::spot).orElse(Spot.END), limit + 1)
        .map(
            rest ->
                hits.size() > limit
                    ? page(hits.subList(0, limit), true, 0)
                    : new Gathered(hits, rest.map(spot -> new Bookmark(spot, 0))));
  }

  Future<Gathered> best(Optional<Bookmark> after) {
    return gather(Spot.END, RANKED)
        .map(
            rest -> {
              List<Hit> ranked =
                  hits.stream()
                      .sorted(BEST)
                      .filter(hit -> after.map(last -> behind(hit, last)).orElse(true))
                      .limit(limit + 1L)
                      .toList();
              boolean more = ranked.size() > limit;
              List<Hit> shown = more ? ranked.subList(0, limit) : ranked;
              return page(shown, more, shown.isEmpty() ? 0 : shown.get(shown.size() - 1).score());
            });
  }

  private static boolean behind(Hit hit, Bookmark last) {
    return BEST.compare(new Hit(last.spot(), hit.room(), last.score()), hit) < 0;
  }

  private static Gathered page(List<Hit> shown, boolean more, double score) {
    return new Gathered(
        List.copyOf(shown),
        more
            ? Optional.of(new Bookmark(shown.get(shown.size() - 1).spot(), score))
            : Optional.empty());
  }

  private Future<Optional<Spot>> gather(Spot before, int most) {
    return store
        .find(question, before, most - hits.size())
        .compose(
            chunk -> {
              hits.addAll(chunk.hits());
              boolean over = hits.size() >= most || clock.getAsLong() > until;
              return chunk.rest().isEmpty() || over
                  ? Future.succeededFuture(chunk.rest())
                  : gather(chunk.rest().get(), most);
            });
  }
}
