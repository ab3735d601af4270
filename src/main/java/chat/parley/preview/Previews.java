package chat.parley.preview;

import chat.parley.message.link.Card;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cards and pictures: remembered, or fetched within a few seconds. On one loop. */
final class Previews {
  private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
  private static final long MOST_MILLIS = 5_000;
  private static final int CARDS_SHARE = 4;

  private final Fetcher fetcher;
  private final Lanes lanes;
  private final WorkerExecutor worker;
  private final PictureLinks links;
  private final LongSupplier clock;
  private final HeadReader reader = new HeadReader();
  private final Remembered<Found> cards;
  private final Remembered<Picture> pictures;

  private record Found(Head head, Optional<WebAddress> picture) {
    private long bytes() {
      return 2L * (head.title().length() + head.description().length() + head.site().length())
          + picture.map(address -> 2L * address.toString().length()).orElse(0L);
    }
  }

  /**
   * @param bytes that are remembered
   * @param worker where pages are read
   */
  Previews(
      Fetcher fetcher,
      Lanes lanes,
      long bytes,
      WorkerExecutor worker,
      PictureLinks links,
      LongSupplier clock) {
    this.fetcher = fetcher;
    this.lanes = lanes;
    this.worker = worker;
    this.links = links;
    this.clock = clock;
    long forCards = bytes / CARDS_SHARE;
    this.cards = new Remembered<>(forCards, Found::bytes, clock);
    this.pictures = new Remembered<>(bytes - forCards, picture -> picture.bytes().length(), clock);
  }

  Future<List<Card>> cards(List<String> urls) {
    List<Future<Optional<Card>>> all = urls.stream().map(this::card).toList();
    return Future.join(all)
        .map(done -> all.stream().flatMap(card -> card.result().stream()).toList());
  }

  private Future<Optional<Card>> card(String url) {
    return WebAddress.parse(url)
        .map(address -> found(address).map(found -> found.map(page -> card(url, page))))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Card card(String url, Found page) {
    Head head = page.head();
    return Card.of(
        url, head.title(), head.description(), head.site(), page.picture().map(links::path));
  }

  private Future<Optional<Found>> found(WebAddress address) {
    return cards
        .get(
            address.toString(),
            () -> fetch(address, Wanted.PAGE, this::read).recover(this::nothing))
        .timeout(MOST_MILLIS, TimeUnit.MILLISECONDS)
        .otherwise(Optional.empty());
  }

  Future<Optional<Picture>> picture(WebAddress address) {
    return pictures
        .get(
            address.toString(),
            () ->
                fetch(
                        address,
                        Wanted.PICTURE,
                        fetched -> Future.succeededFuture(Picture.of(fetched.body())))
                    .recover(this::nothing))
        .timeout(MOST_MILLIS, TimeUnit.MILLISECONDS)
        .otherwise(Optional.empty());
  }

  /** What waits to be read still has its place, so that not more waits than may be fetched. */
  private <T> Future<T> fetch(
      WebAddress address, Wanted wanted, Function<Fetched, Future<T>> then) {
    long until = clock.getAsLong() + MOST_MILLIS;
    return lanes.take(address.host(), () -> fetcher.fetch(address, wanted, until).compose(then));
  }

  private Future<Optional<Found>> read(Fetched page) {
    return worker
        .executeBlocking(
            () ->
                reader.read(page).map(head -> new Found(head, page.from().resolve(head.picture()))),
            false)
        .onFailure(mistake -> LOG.error("A page could not be read", mistake));
  }

  /** What is wrong with a page is wrong for a while. */
  private <T> Future<Optional<T>> nothing(Throwable cause) {
    if (cause instanceof NotFetched no && no.isBusy()) {
      return Future.failedFuture(cause);
    }
    if (cause instanceof Error error) {
      // Whoever ends the process at one shall hear of it; a future would only keep it
      Vertx.currentContext()
          .runOnContext(
              turn -> {
                throw error;
              });
    }
    return Future.succeededFuture(Optional.empty());
  }
}
