package chat.parley;

import chat.parley.budget.Budgets;
import chat.parley.cluster.Cluster;
import chat.parley.cluster.Membership;
import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import chat.parley.delivery.ByReference;
import chat.parley.examples.NamedChat;
import chat.parley.examples.Whiteboard;
import chat.parley.message.file.Uploads;
import chat.parley.message.link.CardSource;
import chat.parley.node.ChatVerticle;
import chat.parley.node.ClusterParts;
import chat.parley.node.FileSettings;
import chat.parley.node.Listeners;
import chat.parley.node.NodeParts;
import chat.parley.node.PollingPlaces;
import chat.parley.node.PreviewSettings;
import chat.parley.node.SocketIoSettings;
import chat.parley.node.TrafficSettings;
import chat.parley.operations.DataControl;
import chat.parley.operations.Health;
import chat.parley.operations.MeasuredStore;
import chat.parley.operations.Meters;
import chat.parley.operations.Operations;
import chat.parley.operations.StoreReadiness;
import chat.parley.preview.Destinations;
import chat.parley.preview.PreviewVerticle;
import chat.parley.room.ClusterView;
import chat.parley.room.Counters;
import chat.parley.room.RoomStore;
import chat.parley.store.Store;
import chat.parley.transport.OwnHosts;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.rest.ExportPlaces;
import chat.parley.transport.socketio.SocketIoServer;
import chat.parley.transport.socketio.chat.ChatNamespace;
import chat.parley.transport.sockjs.SockJsOwners;
import chat.parley.transport.traffic.Traffic;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * One node, put together: opens the store, then the rooms, then the listeners; stops in the
 * opposite order. Deploy one on a Vert.x of your own to run Parley inside another program.
 */
public final class Parley extends VerticleBase {
  private static final long STORE_SECONDS = 10;
  private static final long SWEEP_MILLIS = 1_000;

  /** So many people of a node may take something away at once. */
  private static final int EXPORTS = 4;

  private static final long LOOK_MILLIS = 1_000;

  private final ParleyConfig config;
  private final Listeners listeners = new Listeners();
  private final Budgets budgets;
  private final Traffic traffic;
  private final SocketIoServer io;
  private final Optional<Membership> membership;
  private final String node = UUID.randomUUID().toString().substring(0, 8);
  private final Meters meters;
  private Optional<Destinations> destinations = Optional.empty();
  private Optional<Cluster> cluster = Optional.empty();
  private Optional<HttpServer> operations = Optional.empty();
  private DataControl control;
  private OwnHosts hosts;
  private Store store;
  private Optional<Uploads> uploads = Optional.empty();

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
    control = new DataControl(vertx, config.store());
    return OwnHosts.find(vertx, config.http().ownHosts(), config.listening())
        .onSuccess(found -> hosts = found)
        .compose(found -> openStore());
  }

  private Future<?> openStore() {
    return Store.open(vertx, config.store())
        .onSuccess(this::opened)
        .compose(opened -> control.open())
        .compose(opened -> openRooms());
  }

  private void opened(Store opened) {
    store = opened;
    if (config.files().taken(membership.isPresent())) {
      uploads = Optional.of(FileSettings.uploads(vertx, config, opened.files()));
    }
  }

  private Future<?> openRooms() {
    ClusterView view = new ClusterView();
    Counters counters = new Counters();
    StoreReadiness readiness = new StoreReadiness(store.database()::probe, meters.registry());
    vertx.setPeriodic(LOOK_MILLIS, look -> readiness.look());
    RoomStore logs = new MeasuredStore(store.rooms(), meters.registry(), readiness);
    cluster = membership.flatMap(member -> cluster(member, view));
    meters.counters(counters);
    vertx.setPeriodic(SWEEP_MILLIS, timer -> traffic.visitors().sweep());
    meters.budgets(budgets, traffic);
    cluster.ifPresent(meters::cluster);
    store.watch().ifPresent(watch -> meters.clock(watch.clock()));
    Health health = new Health(vertx, readiness, store.watch(), cluster, listeners::draining);
    List<String> addresses =
        IntStream.range(0, config.http().acceptingLoops())
            .mapToObj(loop -> "parley.internal.loop." + loop)
            .toList();
    SessionKeys keys = new SessionKeys(store.sessionSecret());
    Optional<PreviewVerticle> previews =
        PreviewSettings.previews(config.links(), keys, destinations);
    ChatVerticle rooms =
        new ChatVerticle(
            config,
            logs,
            store,
            previews.<CardSource>map(it -> it).orElse(CardSource.OFF),
            uploads,
            addresses,
            cluster,
            view,
            counters,
            meters,
            budgets.storing(),
            keys::issued,
            () -> openListeners(addresses, keys, health, previews));
    return openOperations(health)
        .compose(
            open ->
                previews.<Future<?>>map(vertx::deployVerticle).orElseGet(Future::succeededFuture))
        .compose(open -> vertx.deployVerticle(rooms));
  }

  private Optional<Cluster> cluster(Membership member, ClusterView view) {
    return store
        .nodes()
        .map(
            table ->
                new Cluster(
                    vertx,
                    node,
                    config.cluster(),
                    view,
                    table::seen,
                    table::nextSession,
                    () -> member.whyUnheard(vertx)));
  }

  private Future<?> openOperations(Health health) {
    if (!config.operations().enabled()) {
      return Future.succeededFuture();
    }
    return new Operations(config.operations(), hosts, health, meters)
        .open(vertx, config.http().port())
        .onSuccess(server -> operations = Optional.of(server));
  }

  private Future<?> openListeners(
      List<String> addresses, SessionKeys keys, Health health, Optional<PreviewVerticle> previews) {
    SockJsOwners owners = new SockJsOwners(fact -> cluster.ifPresent(some -> some.tell(fact)));
    NodeParts parts =
        new NodeParts(
            config,
            node,
            hosts,
            keys,
            new AtomicBoolean(),
            owners,
            io,
            new ChatNamespace(
                io.of("/"), config.socketio().relays(), config.socketio().revision3()),
            health,
            meters,
            budgets,
            traffic,
            previews,
            new ExportPlaces(EXPORTS),
            uploads,
            cluster.map(
                others ->
                    new ClusterParts(
                        others,
                        config.cluster(),
                        membership.flatMap(Membership::identity),
                        new PollingPlaces(others, owners))));
    return listeners.open(vertx, parts, addresses);
  }

  /** The port that was asked for, or the free one that was found. */
  public int port() {
    return listeners.port();
  }

  /** Where health and metrics are served, if they are. */
  public OptionalInt operationsPort() {
    return operations
        .map(server -> OptionalInt.of(server.actualPort()))
        .orElseGet(OptionalInt::empty);
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
