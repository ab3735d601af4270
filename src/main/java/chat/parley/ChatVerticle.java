package chat.parley;

import chat.parley.budget.Budget;
import chat.parley.cluster.Cluster;
import chat.parley.config.ParleyConfig;
import chat.parley.delivery.ByReference;
import chat.parley.delivery.ChatProxy;
import chat.parley.delivery.Directory;
import chat.parley.delivery.LocalDelivery;
import chat.parley.delivery.LoopMessage;
import chat.parley.pace.Rate;
import chat.parley.room.Command;
import chat.parley.room.MessageStore;
import chat.parley.room.Neighbours;
import chat.parley.room.Peers;
import chat.parley.room.Problem;
import chat.parley.room.RoomRules;
import chat.parley.room.Rooms;
import chat.parley.room.Surroundings;
import chat.parley.room.Tally;
import chat.parley.store.DatabaseWatch;
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
final class ChatVerticle extends VerticleBase {
  private static final long COUNT_MILLIS = 1_000;
  private static final long STORE_SECONDS = 10;

  private final ParleyConfig config;
  private final MessageStore store;
  private final Optional<DatabaseWatch> watch;
  private final List<String> loops;
  private final Supplier<Future<?>> doors;
  private final Optional<Cluster> cluster;
  private final Neighbours neighbours;
  private final Tally tally;
  private final Meters meters;
  private final Budget storing;
  private final Predicate<String> issued;
  private final Directory directory = new Directory();
  private final Failures failures = new Failures();
  private Rooms rooms;

  /**
   * @param watch tells when the store holds another log
   * @param loops the addresses of the HTTP verticles
   * @param cluster the other nodes, and what is known of them
   * @param storing bounds what waits for the store
   * @param issued whether a user id was given to somebody
   * @param doors deploys the HTTP verticles; as this one's children they are gone before it stops
   */
  ChatVerticle(
      ParleyConfig config,
      MessageStore store,
      Optional<DatabaseWatch> watch,
      List<String> loops,
      Optional<Cluster> cluster,
      Neighbours neighbours,
      Tally tally,
      Meters meters,
      Budget storing,
      Predicate<String> issued,
      Supplier<Future<?>> doors) {
    this.config = config;
    this.store = store;
    this.watch = watch;
    this.loops = loops;
    this.cluster = cluster;
    this.neighbours = neighbours;
    this.tally = tally;
    this.meters = meters;
    this.storing = storing;
    this.issued = issued;
    this.doors = doors;
  }

  @Override
  public Future<?> start() {
    LocalDelivery local = new LocalDelivery(vertx.eventBus(), directory, loops);
    Peers peers = cluster.map(Cluster::peers).orElse(Peers.NONE);
    rooms =
        new Rooms(
            new Surroundings(
                store,
                new BusPublisher(local, peers, vertx.eventBus()),
                peers,
                neighbours,
                (millis, action) -> vertx.setTimer(Math.max(1, millis), timer -> action.run()),
                rules(),
                storing,
                issued,
                System::currentTimeMillis,
                tally));
    vertx.setPeriodic(COUNT_MILLIS, timer -> meters.rooms(rooms.open()));
    watch.ifPresent(
        database ->
            new Renewal(vertx, database, rooms, loops)
                .begin(action -> context.runOnContext(turn -> action.run())));
    vertx.eventBus().localConsumer(ChatProxy.ADDRESS, this::handle);
    return new BusService(vertx.eventBus(), rooms, ReaderSettings.of(config))
        .start()
        .compose(listening -> joined())
        .compose(joined -> doors.get());
  }

  /** Before the doors open, so that nobody comes to a node that the others do not hear. */
  private Future<Void> joined() {
    return cluster.map(others -> others.start(rooms.incoming())).orElseGet(Future::succeededFuture);
  }

  /** The doors are closed by now; what was said before is stored before the store is closed. */
  @Override
  public Future<?> stop() {
    return Future.any(rooms.quiet(), vertx.timer(STORE_SECONDS, TimeUnit.SECONDS))
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
        Rate.of(config.rooms().bytesPerSecond(), config.rooms().bytesBurst()));
  }

  private void handle(Message<ChatProxy.Request> message) {
    ChatProxy.Request request = message.body();
    if (request.command() instanceof Command.Enter) {
      directory
          .register(request.sender(), request.loop())
          .filter(earlier -> !earlier.loop().equals(request.loop()))
          .ifPresent(earlier -> replace(earlier, request.sender().session()));
    }
    rooms
        .handle(request.sender(), request.command())
        .onSuccess(reply -> message.reply(reply, ByReference.LOCAL))
        .onFailure(cause -> fail(message, cause));
    if (request.command() instanceof Command.Quit) {
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
