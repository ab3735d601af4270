package chat.parley.preview;

import chat.parley.message.link.Card;
import chat.parley.message.link.CardSource;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One per node: fetches on a loop of its own, so that neither rooms nor sockets wait for pages of
 * strangers. Any loop may ask, and is answered on its own.
 */
public final class PreviewVerticle extends VerticleBase implements CardSource {
  private static final int READERS = 2;
  private static final int READING_SECONDS = 5;

  private final PreviewRules rules;
  private final PictureLinks links;
  private final Optional<Destinations> given;
  private Previews previews;

  /**
   * @param given where addresses lead, if not to wherever they lead in the open
   */
  public PreviewVerticle(PreviewRules rules, PictureLinks links, Optional<Destinations> given) {
    this.rules = rules;
    this.links = links;
    this.given = given;
  }

  @Override
  public Future<?> start() {
    return destinations()
        .onSuccess(
            destinations ->
                previews =
                    new Previews(
                        new Fetcher(vertx, destinations, new HttpClientOptions()),
                        new Lanes(rules.fetches()),
                        rules.bytes(),
                        vertx.createSharedWorkerExecutor(
                            "parley-previews", READERS, READING_SECONDS, TimeUnit.SECONDS),
                        links,
                        System::currentTimeMillis));
  }

  private Future<Destinations> destinations() {
    return given
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                vertx
                    .executeBlocking(PreviewVerticle::own)
                    .map(
                        own ->
                            new PublicDestinations(
                                new Lookup(vertx.createDnsClient()),
                                new PublicAddresses(own, rules.refused()))));
  }

  private static Set<InetAddress> own() throws java.net.SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public boolean on() {
    return true;
  }

  @Override
  public Future<List<Card>> cards(List<String> urls) {
    return urls.isEmpty()
        ? Future.succeededFuture(List.of())
        : here(() -> previews.cards(urls)).otherwise(List.of());
  }

  /** The picture of a path that a card has told. */
  Future<Optional<Picture>> picture(WebAddress address) {
    return here(() -> previews.picture(address));
  }

  PictureLinks links() {
    return links;
  }

  private <T> Future<T> here(Supplier<Future<T>> work) {
    Context asker = vertx.getOrCreateContext();
    Promise<T> answer = Promise.promise();
    context.runOnContext(
        turn ->
            work.get()
                .onComplete(
                    done ->
                        asker.runOnContext(
                            back -> {
                              if (done.succeeded()) {
                                answer.complete(done.result());
                              } else {
                                answer.fail(done.cause());
                              }
                            })));
    return answer.future();
  }
}
