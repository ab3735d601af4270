package chat.parley.node;

import chat.parley.cluster.Cluster;
import chat.parley.cluster.FileBus;
import chat.parley.cluster.Membership;
import chat.parley.delivery.ChatProxy;
import chat.parley.document.DocumentCounters;
import chat.parley.message.file.Uploads;
import chat.parley.message.link.CardSource;
import chat.parley.operations.Health;
import chat.parley.operations.MeasuredStore;
import chat.parley.operations.Operations;
import chat.parley.operations.StoreReadiness;
import chat.parley.preview.PreviewVerticle;
import chat.parley.room.ClusterView;
import chat.parley.room.Counters;
import chat.parley.room.RoomStore;
import chat.parley.scan.ScanCounts;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.program.FileStreams;
import chat.parley.transport.program.SharedBoards;
import chat.parley.transport.program.SharedDocuments;
import chat.parley.transport.rest.ExportPlaces;
import chat.parley.transport.socketio.chat.ChatNamespace;
import chat.parley.transport.sockjs.SockJsOwners;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** A node whose store is open: its rooms, then its listeners. Used on the loop of its verticle. */
public final class OpenNode {
  private static final long SWEEP_MILLIS = 1_000;
  private static final long LOOK_MILLIS = 1_000;

  /** So many people of a node may take something away at once. */
  private static final int EXPORTS = 4;

  private final Foundation on;
  private final ScanCounts scans = new ScanCounts();
  private Optional<Uploads> uploads = Optional.empty();
  private Optional<Cluster> cluster = Optional.empty();
  private Optional<HttpServer> operations = Optional.empty();

  public OpenNode(Foundation on) {
    this.on = on;
  }

  /** The rooms, then the listeners. */
  public Future<?> open() {
    ClusterView view = new ClusterView();
    Counters counters = new Counters();
    DocumentCounters documents = new DocumentCounters();
    StoreReadiness readiness =
        new StoreReadiness(on.store().database()::probe, on.meters().registry());
    on.vertx().setPeriodic(LOOK_MILLIS, look -> readiness.look());
    RoomStore logs =
        new MeasuredStore(
            on.store().rooms(), on.meters().registry(), readiness, on.meters().commits());
    cluster = on.membership().flatMap(member -> cluster(member, view));
    if (on.config().files().taken()) {
      uploads = Optional.of(uploads());
    }
    on.meters().counters(counters);
    on.meters().documents(documents);
    on.config().files().scanner().ifPresent(there -> on.meters().scans(scans));
    on.vertx().setPeriodic(SWEEP_MILLIS, timer -> on.traffic().visitors().sweep());
    on.meters().budgets(on.budgets(), on.traffic());
    cluster.ifPresent(on.meters()::cluster);
    on.store().watch().ifPresent(watch -> on.meters().clock(watch.clock()));
    Health health =
        new Health(on.vertx(), readiness, on.store().watch(), cluster, on.listeners()::draining);
    List<String> addresses =
        IntStream.range(0, on.config().http().acceptingLoops())
            .mapToObj(loop -> "parley.internal.loop." + loop)
            .toList();
    SessionKeys keys = new SessionKeys(on.store().sessionSecret());
    Optional<PreviewVerticle> previews =
        PreviewSettings.previews(on.config().links(), keys, on.destinations());
    ChatVerticle rooms =
        new ChatVerticle(
            on.config(),
            logs,
            on.store(),
            previews.<CardSource>map(it -> it).orElse(CardSource.OFF),
            uploads,
            addresses,
            cluster,
            view,
            counters,
            documents,
            on.meters(),
            on.budgets(),
            keys::issued,
            () -> openListeners(addresses, keys, health, previews));
    return openOperations(health)
        .compose(
            open ->
                previews
                    .<Future<?>>map(on.vertx()::deployVerticle)
                    .orElseGet(Future::succeededFuture))
        .compose(open -> on.vertx().deployVerticle(rooms));
  }

  private Uploads uploads() {
    if (cluster.isEmpty()) {
      return FileSettings.uploads(
          on.vertx(), on.config(), on.store(), new FileSettings.Silent(on.node()), scans);
    }
    FileBus bus = new FileBus(on.vertx().eventBus(), on.node());
    Uploads files = FileSettings.uploads(on.vertx(), on.config(), on.store(), bus, scans);
    bus.listen(files::heard);
    return files;
  }

  private Optional<Cluster> cluster(Membership member, ClusterView view) {
    return on.store()
        .nodes()
        .map(
            table ->
                new Cluster(
                    on.vertx(),
                    on.node(),
                    on.config().cluster(),
                    view,
                    table::seen,
                    table::nextSession,
                    () -> member.whyUnheard(on.vertx())));
  }

  private Future<?> openOperations(Health health) {
    if (!on.config().operations().enabled()) {
      return Future.succeededFuture();
    }
    return new Operations(on.config().operations(), on.hosts(), health, on.meters())
        .open(on.vertx(), on.config().http().port())
        .onSuccess(server -> operations = Optional.of(server));
  }

  /** Files for programs of this JVM. */
  public FileStreams files() {
    ChatProxy chat = new ChatProxy(on.vertx().eventBus(), "", on.budgets().receiving());
    return new FileStreams(on.vertx(), chat, uploads);
  }

  /**
   * Documents for programs of this JVM.
   *
   * @throws chat.parley.protocol.Refusal when that is no id, or no name
   */
  public SharedDocuments documents(String user, String name) {
    ChatProxy chat = new ChatProxy(on.vertx().eventBus(), "", on.budgets().receiving());
    return SharedDocuments.of(on.vertx(), chat, user, name);
  }

  /**
   * Boards for programs of this JVM.
   *
   * @throws chat.parley.protocol.Refusal when that is no id, or no name
   */
  public SharedBoards boards(String user, String name) {
    ChatProxy chat = new ChatProxy(on.vertx().eventBus(), "", on.budgets().receiving());
    return SharedBoards.of(on.vertx(), chat, BoundsSettings.of(on.config()), user, name);
  }

  /** Where health and metrics are served, if they are. */
  public OptionalInt operationsPort() {
    return operations
        .map(server -> OptionalInt.of(server.actualPort()))
        .orElseGet(OptionalInt::empty);
  }

  private Future<?> openListeners(
      List<String> addresses, SessionKeys keys, Health health, Optional<PreviewVerticle> previews) {
    SockJsOwners owners = new SockJsOwners(fact -> cluster.ifPresent(some -> some.tell(fact)));
    NodeParts parts =
        new NodeParts(
            on.config(),
            on.node(),
            on.hosts(),
            keys,
            new AtomicBoolean(),
            owners,
            on.io(),
            new ChatNamespace(
                on.io().of("/"),
                on.config().socketio().relays(),
                on.config().socketio().revision3()),
            health,
            on.meters(),
            on.budgets(),
            on.traffic(),
            previews,
            new ExportPlaces(EXPORTS),
            uploads,
            cluster.map(
                others ->
                    new ClusterParts(
                        others,
                        on.config().cluster(),
                        on.membership().flatMap(Membership::identity),
                        new PollingPlaces(others, owners))));
    return on.listeners()
        .open(on.vertx(), parts, addresses)
        .compose(
            open ->
                StatsdSettings.open(
                    on.vertx(), on.config().boards().statsd(), boards("statsd", "StatsD")));
  }
}
