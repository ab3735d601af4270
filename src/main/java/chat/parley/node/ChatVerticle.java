package chat.parley.node;

import chat.parley.access.Rights;
import chat.parley.access.Sender;
import chat.parley.budget.Budgets;
import chat.parley.capability.ChatHandler;
import chat.parley.cluster.Cluster;
import chat.parley.config.ParleyConfig;
import chat.parley.delivery.ByReference;
import chat.parley.delivery.ChatProxy;
import chat.parley.delivery.Directory;
import chat.parley.delivery.LocalDelivery;
import chat.parley.delivery.LoopMessage;
import chat.parley.document.DocumentCounters;
import chat.parley.document.DocumentSweeper;
import chat.parley.message.MessageRules;
import chat.parley.message.file.FileCommand;
import chat.parley.message.file.StoredFile;
import chat.parley.message.file.Uploads;
import chat.parley.message.link.CardSource;
import chat.parley.message.retention.Sweeper;
import chat.parley.message.search.Searches;
import chat.parley.operations.Failures;
import chat.parley.operations.Meters;
import chat.parley.pace.Rate;
import chat.parley.protocol.Problem;
import chat.parley.room.ClusterView;
import chat.parley.room.Counters;
import chat.parley.room.Peers;
import chat.parley.room.Retention;
import chat.parley.room.RoomCommand;
import chat.parley.room.RoomRules;
import chat.parley.room.RoomStore;
import chat.parley.room.Surroundings;
import chat.parley.store.Store;
import chat.parley.transport.eventbus.BusPublisher;
import chat.parley.transport.eventbus.BusService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One per node: owns the rooms and the id-to-socket directory, and with them broadcast and point to
 * point. All of that is touched by this verticle's loop alone.
 */
public final class ChatVerticle extends VerticleBase {
  private static final long COUNT_MILLIS = 1_000;
  private static final long STORE_SECONDS = 10;

  private final ParleyConfig config;
  private final RoomStore logs;
  private final Store store;
  private final CardSource cards;
  private final Optional<Uploads> uploads;
  private final List<String> loops;
  private final Supplier<Future<?>> listeners;
  private final Optional<Cluster> cluster;
  private final ClusterView view;
  private final Counters counters;
  private final DocumentCounters documents;
  private final Meters meters;
  private final Budgets budgets;
  private final Predicate<String> issued;
  private final Directory directory = new Directory();
  private final Failures failures = new Failures();
  private ChatHandler chat;

  /**
   * @param logs those of the store, measured
   * @param uploads the files that grow, where files are taken
   * @param loops the addresses of the HTTP verticles
   * @param cluster the other nodes, and what is known of them
   * @param budgets bound what waits for the store, and the documents that are open
   * @param issued whether a user id was given to somebody
   * @param listeners deploys the HTTP verticles; as this one's children they are gone before it
   *     stops
   */
  public ChatVerticle(
      ParleyConfig config,
      RoomStore logs,
      Store store,
      CardSource cards,
      Optional<Uploads> uploads,
      List<String> loops,
      Optional<Cluster> cluster,
      ClusterView view,
      Counters counters,
      DocumentCounters documents,
      Meters meters,
      Budgets budgets,
      Predicate<String> issued,
      Supplier<Future<?>> listeners) {
    this.config = config;
    this.logs = logs;
    this.store = store;
    this.cards = cards;
    this.uploads = uploads;
    this.loops = loops;
    this.cluster = cluster;
    this.view = view;
    this.counters = counters;
    this.documents = documents;
    this.meters = meters;
    this.budgets = budgets;
    this.issued = issued;
    this.listeners = listeners;
  }

  @Override
  public Future<?> start() {
    LocalDelivery local = new LocalDelivery(vertx.eventBus(), directory, loops);
    Peers peers = cluster.map(Cluster::peers).orElse(Peers.NONE);
    Surroundings around =
        new Surroundings(
            logs,
            new BusPublisher(local, peers, vertx.eventBus()),
            peers,
            view,
            (millis, action) -> vertx.setTimer(Math.max(1, millis), timer -> action.run()),
            rules(),
            new Rights(),
            budgets.storing(),
            issued,
            System::currentTimeMillis,
            counters);
    Searches searches =
        new Searches(store.search(), around.timers(), around.clock(), config.limits().searches());
    searches.begin();
    new Sweeper(
            store.retention(),
            around.rules().retention(),
            around.timers(),
            around.clock(),
            counters,
            cause -> failures.tell("deleting what is too old", cause))
        .begin();
    new DocumentSweeper(
            store.documents(),
            DocumentSettings.history(config.documents()),
            around.timers(),
            around.clock(),
            cause -> failures.tell("forgetting what is too old of documents", cause))
        .begin();
    chat =
        new ChatHandler(
            around,
            store.messages(),
            store.openMessages(),
            new MessageRules(
                1000L * config.messages().editSeconds(),
                config.limits().textCharacters(),
                1000L * config.messages().lostSeconds()),
            store.inbox(),
            searches,
            cards,
            store.export(),
            uploads,
            DocumentSettings.parts(
                vertx, config.documents(), store.documents(), budgets.documents(), documents),
            BoardSettings.parts(config.boards(), store.boards(), budgets.boards(), failures),
            BoardSettings.lines(config.boards(), store.lines(), budgets.boards(), failures));
    chat.start(cause -> failures.tell("taking files away", cause));
    uploads.ifPresent(files -> files.recover(this::ready));
    vertx.setPeriodic(COUNT_MILLIS, timer -> meters.rooms(chat.rooms().count()));
    store
        .watch()
        .ifPresent(
            database ->
                new LogTakeover(vertx, database, chat, loops)
                    .begin(action -> context.runOnContext(turn -> action.run())));
    vertx.eventBus().localConsumer(ChatProxy.ADDRESS, this::handle);
    return new BusService(vertx.eventBus(), chat, BoundsSettings.of(config))
        .start()
        .compose(listening -> joined())
        .compose(joined -> listeners.get());
  }

  /** Before clients can come, so that nobody comes to a node that the others do not hear. */
  private Future<Void> joined() {
    return cluster.map(others -> others.start(chat.incoming())).orElseGet(Future::succeededFuture);
  }

  /** No client is here any more; what was said before is stored before the store is closed. */
  @Override
  public Future<?> stop() {
    return Future.any(chat.quiet(), vertx.timer(STORE_SECONDS, TimeUnit.SECONDS))
        .otherwiseEmpty()
        .onComplete(quiet -> cluster.ifPresent(Cluster::leave));
  }

  private RoomRules rules() {
    return new RoomRules(
        config.limits().rooms(),
        config.limits().waitingDrafts(),
        config.limits().resumePage(),
        config.limits().pageBytes(),
        1000L * config.times().presenceGraceSeconds(),
        config.times().presenceBatchMillis(),
        1000L * config.times().typingSeconds(),
        1000L * (config.times().pingSeconds() + config.times().pongSeconds()),
        Rate.of(config.rooms().messagesPerSecond(), config.rooms().messagesPerSecond()),
        Rate.of(config.rooms().bytesPerSecond(), config.rooms().bytesBurst()),
        new Retention(
            config.messages().retention().stream()
                .map(rule -> new Retention.Rule(rule.rooms(), rule.days()))
                .toList()));
  }

  /** A file that had been left in the middle is ready; the room hears so. On any thread. */
  private void ready(StoredFile file) {
    Sender owner = new Sender("", file.owner(), 0);
    context.runOnContext(turn -> chat.handle(owner, new FileCommand.Ended(file)));
  }

  private void handle(Message<ChatProxy.Request> message) {
    ChatProxy.Request request = message.body();
    if (request.command() instanceof RoomCommand.Enter) {
      directory
          .register(request.sender(), request.loop())
          .filter(earlier -> !earlier.loop().equals(request.loop()))
          .ifPresent(earlier -> replace(earlier, request.sender().session()));
    }
    chat.handle(request.sender(), request.command())
        .onSuccess(reply -> message.reply(reply, ByReference.LOCAL))
        .onFailure(cause -> fail(message, cause));
    if (request.command() instanceof RoomCommand.Quit) {
      directory.remove(request.sender(), request.loop());
    }
  }

  /** A bug or an outage: told here, with what a stranger cannot have written. */
  private void fail(Message<ChatProxy.Request> message, Throwable cause) {
    String command = message.body().command().getClass().getSimpleName();
    failures.tell(command, cause);
    message.fail(Problem.INTERNAL.code(), command);
  }

  /** The session has moved to a connection on another loop; its old one is told so. */
  private void replace(Directory.Place earlier, String session) {
    LoopMessage message = new LoopMessage.Replace(session, earlier.connection());
    vertx.eventBus().send(earlier.loop(), message, ByReference.LOCAL);
  }
}
