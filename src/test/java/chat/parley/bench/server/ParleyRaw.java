package chat.parley.bench.server;

import chat.parley.access.Sender;
import chat.parley.access.User;
import chat.parley.delivery.ByReference;
import chat.parley.delivery.Directory;
import chat.parley.delivery.LocalDelivery;
import chat.parley.delivery.LoopMessage;
import chat.parley.delivery.LoopSockets;
import chat.parley.delivery.Outgoing;
import chat.parley.message.MessageEvent;
import chat.parley.message.Target;
import chat.parley.protocol.Event;
import chat.parley.transport.OriginPolicy;
import chat.parley.transport.traffic.Traffic;
import chat.parley.transport.websocket.StrictWebSocket;
import chat.parley.transport.websocket.Upgrades;
import chat.parley.transport.websocket.WebSocketEndpoint;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.transport.Transport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Ours, without the chat: Parley's WebSocket and its fan-out over two loops, doing what the raw
 * peers do. A text goes to the sender's room, {@code @id text} to one socket.
 */
public final class ParleyRaw extends VerticleBase {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int WAITING_BYTES = 1024 * 1024;
  private static final Sender NOBODY = new Sender("", new User("", "", true), 0);

  private final int port;
  private final Traffic traffic = Traffic.unlimited();
  private final boolean nagle;
  private final String address;
  private final List<String> loops;
  private final Map<String, String> places;
  private LoopSockets sockets;
  private LocalDelivery delivery;

  private ParleyRaw(
      int port, boolean nagle, String address, List<String> loops, Map<String, String> places) {
    this.port = port;
    this.nagle = nagle;
    this.address = address;
    this.loops = loops;
    this.places = places;
  }

  /**
   * @param arguments the port; the transport, {@code EPOLL}, {@code IO_URING} or {@code NIO}; how
   *     many loops; and {@code nagle} to let the kernel wait for more to send
   */
  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Transport transport =
        switch (arguments[1]) {
          case "IO_URING" -> Transport.IO_URING;
          case "NIO" -> Transport.NIO;
          default -> Transport.EPOLL;
        };
    List<String> loops =
        IntStream.range(0, Integer.parseInt(arguments[2])).mapToObj(n -> "loop." + n).toList();
    boolean nagle = List.of(arguments).contains("nagle");
    Map<String, String> places = new ConcurrentHashMap<>();
    Vertx vertx = Vertx.builder().withTransport(transport).build();
    ByReference.register(vertx.eventBus());
    Future.all(
            loops.stream()
                .map(
                    loop ->
                        vertx.deployVerticle(
                            new ParleyRaw(port, nagle, loop, loops, places),
                            new DeploymentOptions()))
                .toList())
        .onSuccess(deployed -> System.out.println("listens on " + port))
        .onFailure(Throwable::printStackTrace);
  }

  @Override
  public Future<?> start() {
    sockets = new LoopSockets(task -> context.runOnContext(tick -> task.run()), WAITING_BYTES);
    delivery = new LocalDelivery(vertx.eventBus(), new Directory(), loops);
    vertx.eventBus().localConsumer(address, this::hear);
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setTcpNoDelay(!nagle)
            .setAcceptBacklog(65_535);
    Upgrades upgrades = new Upgrades(request -> request.response().setStatusCode(404).end());
    upgrades.addAll("/raw", this::accept);
    return vertx
        .createHttpServer(WebSocketEndpoint.configure(options, MOST_BYTES))
        .requestHandler(upgrades)
        .listen();
  }

  private void accept(HttpServerRequest request) {
    if (!new OriginPolicy(List.of(), List.of()).admits(request)) {
      request.response().setStatusCode(403).end();
      return;
    }
    String room = request.getParam("room");
    String id = request.getParam("id");
    WebSocketEndpoint.accept(
        request,
        MOST_BYTES,
        traffic,
        traffic.visitors().enters(""),
        socket -> greet(socket, room, id),
        () -> {});
  }

  private void greet(StrictWebSocket socket, String room, String id) {
    RawConnection connection = new RawConnection(socket);
    sockets.add(id, connection);
    sockets.enter(id, room);
    places.put(id, address);
    socket.listener(
        new StrictWebSocket.Listener() {
          @Override
          public void text(String text) {
            if (text.startsWith("@")) {
              int space = text.indexOf(' ');
              tell(text.substring(1, space), text.substring(space + 1));
            } else {
              delivery.publish(room, List.of(said(text)));
            }
          }

          @Override
          public void closed() {
            sockets.remove(id, connection);
            places.remove(id, address);
          }
        });
  }

  private static Event said(String text) {
    return new MessageEvent.Custom(
        new Target.ToEveryone(), "said", NOBODY, List.of(text), 0, Optional.empty());
  }

  private void tell(String id, String text) {
    LoopMessage message = new LoopMessage.Deliver(id, new Outgoing(said(text), 1));
    Optional.ofNullable(places.get(id))
        .ifPresent(loop -> vertx.eventBus().send(loop, message, ByReference.LOCAL));
  }

  private void hear(Message<LoopMessage> message) {
    if (message.body() instanceof LoopMessage.Broadcast broadcast) {
      sockets.broadcast(broadcast.room(), broadcast.news());
    } else if (message.body() instanceof LoopMessage.Deliver deliver) {
      sockets.deliver(deliver.session(), deliver.outgoing());
    }
  }
}
