package chat.parley;

import chat.parley.config.ConfigException;
import chat.parley.config.ParleyConfig;
import chat.parley.delivery.ByReference;
import chat.parley.examples.NamedChat;
import chat.parley.examples.Whiteboard;
import chat.parley.store.Store;
import chat.parley.transport.SessionKeys;
import chat.parley.transport.socketio.SocketIoServer;
import chat.parley.transport.socketio.chat.ChatNamespace;
import chat.parley.transport.sockjs.SockJsOwners;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One node, put together: opens the store, then the rooms, then the doors; stops in the opposite
 * order. Deploy one on a Vert.x of your own to run Parley inside another program.
 */
public final class Parley extends VerticleBase {
  private final ParleyConfig config;
  private final List<HttpVerticle> doors = new ArrayList<>();
  private final SocketIoServer io;
  private Store store;

  public Parley(ParleyConfig config) {
    this.config = config;
    this.io = new SocketIoServer(SocketIoSettings.of(config));
    if (config.socketio().examples()) {
      NamedChat.open(io.of("/examples/chat"));
      Whiteboard.open(io.of("/examples/whiteboard"));
    }
  }

  /** The Socket.IO server at {@code /socket.io}: add namespaces of your own before the start. */
  public SocketIoServer io() {
    return io;
  }

  @Override
  public Future<?> start() {
    ByReference.register(vertx.eventBus());
    return alone().compose(alone -> openStore());
  }

  /**
   * Two nodes would number the same rooms without hearing of each other, so the second one does not
   * start (decision 7).
   */
  private Future<Void> alone() {
    if (!vertx.isClustered()) {
      return Future.succeededFuture();
    }
    return vertx
        .eventBus()
        .request("parley.ping", new JsonObject())
        .transform(
            answer ->
                answer.failed()
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new ConfigException(
                            "-cluster: another Parley is in this cluster already, and several nodes"
                                + " are not one chat yet; a cluster may hold one, and verticles")));
  }

  private Future<?> openStore() {
    return Store.open(vertx, config.store())
        .onSuccess(opened -> store = opened)
        .compose(opened -> vertx.deployVerticle(rooms(opened)));
  }

  private ChatVerticle rooms(Store opened) {
    int loops =
        config.http().loops() > 0
            ? config.http().loops()
            : Runtime.getRuntime().availableProcessors();
    List<String> addresses =
        IntStream.range(0, loops).mapToObj(loop -> "parley.internal.loop." + loop).toList();
    return new ChatVerticle(config, opened.messages(), addresses, () -> open(addresses));
  }

  private Future<?> open(List<String> addresses) {
    String node = UUID.randomUUID().toString().substring(0, 8);
    SessionKeys keys = new SessionKeys(store.sessionSecret());
    SockJsOwners owners = new SockJsOwners();
    ChatNamespace chat = new ChatNamespace(io.of("/"), config.socketio().relays());
    addresses.forEach(
        address ->
            doors.add(
                new HttpVerticle(config, address, keys, owners, io, chat, node, addresses.size())));
    return Future.all(
        doors.stream().map(door -> vertx.deployVerticle(door, new DeploymentOptions())).toList());
  }

  /** The port that was asked for, or the free one that was found. */
  public int port() {
    return doors.get(0).port();
  }

  /** Where the data is, for people. */
  public String storeDescription() {
    return store.description();
  }

  /** The doors and the rooms are closed by now: they are children of this verticle. */
  @Override
  public Future<?> stop() {
    ByReference.unregister(vertx.eventBus());
    return store == null ? Future.succeededFuture() : store.messages().close();
  }
}
