package chat.parley;

import chat.parley.budget.Budgets;
import chat.parley.cluster.Membership;
import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import chat.parley.delivery.ByReference;
import chat.parley.examples.LiveNumbers;
import chat.parley.examples.NamedChat;
import chat.parley.examples.Whiteboard;
import chat.parley.node.Foundation;
import chat.parley.node.Listeners;
import chat.parley.node.OpenNode;
import chat.parley.node.PollingPlaces;
import chat.parley.node.SocketIoSettings;
import chat.parley.node.TrafficSettings;
import chat.parley.operations.DataControl;
import chat.parley.operations.Meters;
import chat.parley.preview.Destinations;
import chat.parley.store.Store;
import chat.parley.transport.OwnHosts;
import chat.parley.transport.program.FileStreams;
import chat.parley.transport.program.SharedBoards;
import chat.parley.transport.program.SharedDocuments;
import chat.parley.transport.socketio.SocketIoServer;
import chat.parley.transport.traffic.Traffic;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * One node, put together: opens the store, then the rooms, then the listeners; stops in the
 * opposite order. Deploy one on a Vert.x of your own to run Parley inside another program.
 */
public final class Parley extends VerticleBase {
  private static final long STORE_SECONDS = 10;

  private final ParleyConfig config;
  private final Listeners listeners = new Listeners();
  private final Budgets budgets;
  private final Traffic traffic;
  private final SocketIoServer io;
  private final Optional<Membership> membership;
  private final String node = UUID.randomUUID().toString().substring(0, 8);
  private final Meters meters;
  private Optional<Destinations> destinations = Optional.empty();
  private Optional<OpenNode> open = Optional.empty();
  private DataControl control;
  private OwnHosts hosts;
  private Store store;

  public Parley(ParleyConfig config) {
    this(config, Optional.empty(), new Meters());
  }

  /**
   * @param cluster which the Vert.x on which this is deployed has joined
   */
  public Parley(ParleyConfig config, ParleyCluster cluster) {
    this(config, Optional.of(cluster), new Meters());
  }

  /**
   * @param joined the cluster that the Vert.x has joined, if it has
   * @param meters are closed with this
   */
  Parley(ParleyConfig config, Optional<ParleyCluster> joined, Meters meters) {
    this.config = config;
    this.meters = meters;
    this.membership = joined.map(ParleyCluster::membership);
    String prefix = membership.map(member -> PollingPlaces.prefix(node)).orElse("");
    this.budgets = TrafficSettings.budgets(config);
    this.traffic = TrafficSettings.of(config, budgets);
    this.io = new SocketIoServer(SocketIoSettings.of(config, prefix, traffic));
    if (config.socketio().examples()) {
      NamedChat.open(io.of("/examples/chat"));
      Whiteboard.open(io.of("/examples/whiteboard"));
      LiveNumbers.open(io.of("/examples/numbers"));
    }
  }

  /** The Socket.IO server at {@code /socket.io}: add namespaces of your own before the start. */
  public SocketIoServer io() {
    return io;
  }

  /**
   * Where the links of messages lead, for a program that has a way of its own to the web, or none:
   * whoever gives this sees to it that nobody is led inside.
   */
  public Parley fetchingFrom(Destinations destinations) {
    this.destinations = Optional.of(destinations);
    return this;
  }

  @Override
  public Future<?> start() {
    if (vertx.isClustered() && membership.isEmpty()) {
      return Future.failedFuture(
          new ConfigException(
              "this Vert.x is clustered, but not by ParleyCluster: nodes that do not know each"
                  + " other would answer for the same rooms"));
    }
    ByReference.register(vertx.eventBus());
    control = new DataControl(vertx, config.store(), config.files());
    return OwnHosts.find(vertx, config.http().ownHosts(), config.listening())
        .onSuccess(found -> hosts = found)
        .compose(found -> openStore());
  }

  private Future<?> openStore() {
    return Store.open(vertx, config.store())
        .onSuccess(opened -> store = opened)
        .compose(opened -> control.open())
        .compose(opened -> openNode());
  }

  private Future<?> openNode() {
    open =
        Optional.of(
            new OpenNode(
                new Foundation(
                    vertx,
                    config,
                    node,
                    hosts,
                    store,
                    meters,
                    budgets,
                    traffic,
                    io,
                    membership,
                    destinations,
                    listeners)));
    return open.get().open();
  }

  /**
   * Files for programs in this JVM, which send and read them as streams.
   *
   * @throws IllegalStateException before the start
   */
  public FileStreams files() {
    return open.orElseThrow(() -> new IllegalStateException("Parley has not started")).files();
  }

  /**
   * Documents for programs in this JVM, which read and write them.
   *
   * @param user id of the service for which they do, of {@code A-Za-z0-9_.-}
   * @param name by which people see it
   * @throws IllegalStateException before the start
   * @throws chat.parley.protocol.Refusal when that is no id, or no name
   */
  public SharedDocuments documents(String user, String name) {
    return open.orElseThrow(() -> new IllegalStateException("Parley has not started"))
        .documents(user, name);
  }

  /**
   * Boards for programs in this JVM, which record on them, watch and read them.
   *
   * @param user id of the service for which they do, of {@code A-Za-z0-9_.-}
   * @param name by which people see it
   * @throws IllegalStateException before the start
   * @throws chat.parley.protocol.Refusal when that is no id, or no name
   */
  public SharedBoards boards(String user, String name) {
    return open.orElseThrow(() -> new IllegalStateException("Parley has not started"))
        .boards(user, name);
  }

  /** The port that was asked for, or the free one that was found. */
  public int port() {
    return listeners.port();
  }

  /** Where health and metrics are served, if they are. */
  public OptionalInt operationsPort() {
    return open.map(OpenNode::operationsPort).orElseGet(OptionalInt::empty);
  }

  /** Where the data is, for people. */
  public String storeDescription() {
    return store.description();
  }

  /** The listeners and the rooms are closed by now: they are children of this verticle. */
  @Override
  public Future<?> stop() {
    ByReference.unregister(vertx.eventBus());
    meters.close();
    return store == null
        ? Future.succeededFuture()
        : control
            .close()
            .eventually(
                () ->
                    Future.any(closeStore(), vertx.timer(STORE_SECONDS, TimeUnit.SECONDS))
                        .otherwiseEmpty());
  }

  private Future<Void> closeStore() {
    return store
        .nodes()
        .filter(table -> membership.isPresent())
        .map(table -> table.leave(node))
        .orElseGet(Future::succeededFuture)
        .eventually(() -> store.database().close());
  }
}
